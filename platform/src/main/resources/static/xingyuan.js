'use strict';
// What the layout adds when scripts run; every page also works without them.

// A choice that applies at once: the form's button is then only for those without scripts.
document.addEventListener('change', event => {
  const form = event.target.closest('form[data-submit-on-change]');
  if (form) form.requestSubmit();
});

// One box ticks all boxes of its form that have the name; it shows only where scripts run.
document.addEventListener('DOMContentLoaded', () => {
  document.querySelectorAll('[data-select-all]').forEach(label => {
    const all = label.querySelector('input');
    const boxes = [...label.closest('form').querySelectorAll(`input[type=checkbox][name="${label.dataset.selectAll}"]`)];
    const look = () => {
      const ticked = boxes.filter(box => box.checked).length;
      all.checked = boxes.length > 0 && ticked === boxes.length;
      all.indeterminate = ticked > 0 && ticked < boxes.length;
    };
    all.addEventListener('change', () => { boxes.forEach(box => { box.checked = all.checked; }); });
    boxes.forEach(box => box.addEventListener('change', look));
    label.hidden = false;
    look();
  });
});

// Ctrl+K goes to the search box.
document.addEventListener('keydown', event => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
    const box = document.querySelector('.top-search input');
    if (box && box.offsetParent) { event.preventDefault(); box.focus(); box.select(); }
  }
  if (event.key === 'Escape') document.querySelectorAll('.drop[open]').forEach(drop => { drop.open = false; });
});

// An open drop-down closes when the click lands elsewhere.
document.addEventListener('click', event => {
  document.querySelectorAll('.drop[open]').forEach(drop => { if (!drop.contains(event.target)) drop.open = false; });
  const print = event.target.closest('[data-print]');
  if (print) window.print();
});

// After a page with mistakes opens, or such a fragment arrives, the summary of mistakes takes the focus.
function focusOn(root) {
  const summary = root.querySelector('[data-takes-focus]');
  if (summary) summary.focus();
}
document.addEventListener('DOMContentLoaded', () => {
  // A dialog that was refused comes back open; as a popover it can be closed again.
  document.querySelectorAll('dialog[popover][open]').forEach(dialog => {
    if (!dialog.showPopover) return;
    dialog.removeAttribute('open');
    dialog.showPopover();
  });
  focusOn(document);
});
document.addEventListener('htmx:afterSettle', event => focusOn(event.detail.elt.parentElement || document));

// On a phone every row of a list is a card: its cells bear the names of their columns.
function nameCells() {
  document.querySelectorAll('.table-responsive > .card-table:not(.matrix, .versus, .trial-table, .table-mobile-md)').forEach(table => {
    const names = table.tHead && table.tHead.rows.length === 1 ? [...table.tHead.rows[0].cells] : [];
    if (names.length < 3 || names.some(name => name.colSpan > 1)) return;
    table.classList.add('as-cards');
    [...table.rows].filter(row => row.parentNode !== table.tHead && row.cells.length === names.length)
      .forEach(row => {
        [...row.cells].forEach((cell, at) => { cell.dataset.label = names[at].textContent.trim(); });
        const name = row.querySelector('td:has(> a.fw-medium)') || row.querySelector('td:has(> a):not(.actions, .num)');
        if (name) name.classList.add('card-name');
      });
  });
}
document.addEventListener('DOMContentLoaded', nameCells);
document.addEventListener('htmx:afterSettle', nameCells);

// All folded parts are printed.
window.addEventListener('beforeprint', () => document.querySelectorAll('main details').forEach(part => { part.open = true; }));

// What was unfolded stays unfolded when a newer version of it takes its place.
let unfolded = [];
document.addEventListener('htmx:beforeSwap', event => {
  unfolded = [...event.detail.target.querySelectorAll('details[id][open]')].map(part => part.id);
});
document.addEventListener('htmx:afterSettle', () => {
  unfolded.forEach(id => { const part = document.getElementById(id); if (part) part.open = true; });
  unfolded = [];
});

// Copies what stands in a field.
document.addEventListener('click', event => {
  const copy = event.target.closest('[data-copy]');
  if (!copy) return;
  const field = document.getElementById(copy.dataset.copy);
  field.select();
  if (navigator.clipboard) navigator.clipboard.writeText(field.value); else document.execCommand('copy');
});

// A file dropped on an upload, or chosen in it, is sent at once; the bar shows how far it has got.
function uploadOf(event) {
  return event.target.closest && event.target.closest('form[data-upload]');
}
['dragenter', 'dragover'].forEach(name => document.addEventListener(name, event => {
  const form = uploadOf(event);
  if (form) { event.preventDefault(); form.classList.add('over'); }
}));
document.addEventListener('dragleave', event => {
  const form = uploadOf(event);
  if (form) form.classList.remove('over');
});
document.addEventListener('drop', event => {
  const form = uploadOf(event);
  if (!form) return;
  event.preventDefault();
  form.classList.remove('over');
  if (event.dataTransfer.files.length === 0) return;
  form.elements.file.files = event.dataTransfer.files;
  form.requestSubmit();
});
document.addEventListener('change', event => {
  const form = uploadOf(event);
  if (form && event.target.type === 'file' && event.target.files.length > 0) form.requestSubmit();
});
document.addEventListener('htmx:xhr:progress', event => {
  const form = uploadOf(event);
  const bar = form && form.querySelector('progress');
  if (!bar || !event.detail.lengthComputable) return;
  bar.hidden = false;
  bar.value = 100 * event.detail.loaded / event.detail.total;
});

// The editor of a rule: a text and a form of it, which go to the server in one request at a time. A change in the form
// is sent with the text as it then stands, and until its answer is there the text takes nothing. An answer changes
// nothing when it is one to a text, or to a form, that is no longer what was sent. See ADR 0560.
function keepsInStep(editor) {
  const part = id => document.getElementById(id);
  const reason = () => editor.elements.reason.value;
  const waiting = {}; // how to send a press, a change of a field, what was typed in the text
  let next = '', issue = null, sent = null, owed = false, trouble = false, leaving = false, pause = 0, place = null;
  let kept = { text: part('text').defaultValue, reason: editor.elements.reason.defaultValue };

  function rest(form) {
    const at = document.activeElement;
    if (form && part('form-panel').contains(at)) {
      place = at.id ? '#' + CSS.escape(at.id) : at.name ? `[name=${JSON.stringify(at.name)}][value=${JSON.stringify(at.value)}]` : null;
    }
    part('form-panel').inert = form;
  }

  function send() {
    if (sent) return;
    next = ['press', 'field', 'typing'].find(kind => waiting[kind]);
    if (!next) return;
    issue = waiting[next];
    if (next === 'typing' && owed) { delete waiting.typing; owed = false; htmx.trigger(part('form-side'), 'change'); return; }
    delete waiting.typing;
    if (next === 'press') delete waiting.field;
    delete waiting[next];
    issue();
    if (!sent) { rest(false); send(); } // it stands on the page no longer
  }

  editor.addEventListener('htmx:confirm', event => {
    const { path, elt, issueRequest } = event.detail;
    const kind = path.endsWith('/check') ? 'typing' : elt.id === 'form-side' ? 'field' : 'press';
    event.preventDefault();
    waiting[kind] = () => issueRequest(true);
    if (kind === 'press') rest(true);
    send();
  });

  editor.addEventListener('htmx:configRequest', event => {
    const sending = event.detail.parameters, drawn = part('drawn');
    if (drawn && drawn.value === part('text').value) sending.drawn = '';
    if (next === 'typing') Object.keys(sending).filter(name => /^([cpx]\d+|f)\./.test(name)).forEach(name => { delete sending[name]; });
  });

  editor.addEventListener('htmx:beforeSend', event => {
    const text = part('text'), drawn = part('drawn'), xhr = event.detail.xhr;
    const redraws = next !== 'field' || !drawn || drawn.value !== text.value;
    sent = { xhr, kind: next, issue, redraws, text: text.value, reason: reason(), top: text.scrollTop };
    if (next !== 'typing') { text.readOnly = true; rest(redraws); }
    xhr.addEventListener('loadend', ended);
  });

  editor.addEventListener('input', event => {
    if (sent && part('form-panel').contains(event.target)) sent.touched = true;
  });

  // Somebody signed out stays with what they typed.
  editor.addEventListener('htmx:beforeOnLoad', event => {
    if (event.detail.xhr.status === 401) event.preventDefault();
  });

  document.addEventListener('htmx:beforeSwap', event => {
    const { xhr } = event.detail;
    if (!sent || xhr !== sent.xhr || xhr.getResponseHeader('HX-Retarget')) return;
    sent.answered = xhr.status < 400 || xhr.status === 409;
    const newer = sent.kind !== 'press' && sent.redraws && (sent.touched || waiting.field || waiting.press);
    sent.outdated = part('text').value !== sent.text || Boolean(newer);
    if (!sent.answered || sent.outdated) event.detail.shouldSwap = false;
  });

  function ended() {
    const was = sent, inForm = was.kind !== 'typing';
    sent = null;
    part('text').readOnly = false;
    if (was.answered) {
      kept = { text: inForm && !was.outdated ? part('text').value : was.text, reason: was.reason };
      owed = owed && !inForm;
      pause = 0;
      if (inForm && !was.outdated) part('text').scrollTop = was.top;
      if (was.outdated && inForm) waiting[was.kind] ??= was.issue;
    } else {
      owed = owed || inForm;
      later(was.xhr.status);
    }
    if (!waiting.press) rest(false);
    trouble = !was.answered;
    part('unkept').hidden = !trouble;
    part('signed-out').hidden = ![401, 403].includes(was.xhr.status);
    const back = place && document.activeElement === document.body && part('form-panel').querySelector(place);
    if (back && !part('form-panel').inert) { back.focus({ preventScroll: true }); place = null; }
    send();
  }

  // What did not arrive is sent again, later and later; whoever has to sign in first does so in another window.
  function later(status) {
    if (status !== 0 && status !== 429 && status < 500) return;
    pause = Math.min(60, pause ? 2 * pause : 5);
    setTimeout(again, 1000 * pause);
  }

  async function again() {
    if (!trouble || sent) return;
    if (!part('signed-out').hidden) {
      const page = await fetch(location.href).then(answer => answer.text()).catch(() => '');
      const token = new DOMParser().parseFromString(page, 'text/html').querySelector('#editor [name=_csrf]');
      if (!token) return;
      document.querySelectorAll('[name=_csrf]').forEach(each => { each.value = token.value; });
    }
    htmx.trigger(part('text'), 'keep');
  }

  const unkept = () => part('text').value !== (sent || kept).text || reason() !== (sent || kept).reason;
  const changed = [...part('form-panel').querySelectorAll('input, textarea')].some(field => field.value !== (field.type === 'textarea' ? field.defaultValue : field.defaultValue.replace(/[\r\n]/g, '')));
  if (changed) htmx.trigger(part('form-side'), 'change'); // before this script ran
  else if (unkept()) htmx.trigger(part('text'), 'keep');
  window.addEventListener('focus', again);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && unkept()) htmx.trigger(part('text'), 'keep');
  });
  editor.addEventListener('submit', () => { leaving = true; });
  window.addEventListener('beforeunload', event => {
    if (!leaving && (trouble || unkept() || Object.keys(waiting).length > 0)) event.preventDefault();
  });
}
document.addEventListener('DOMContentLoaded', () => {
  const editor = document.getElementById('editor');
  if (editor) keepsInStep(editor);
});

// A fault found in a text leads to its line.
document.addEventListener('click', event => {
  const link = event.target.closest('a[data-line]');
  const text = link && document.getElementById('text');
  if (!text || !text.setSelectionRange) return;
  event.preventDefault();
  const lines = text.value.split('\n'), line = Number(link.dataset.line) - 1;
  const start = lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0);
  text.focus();
  text.setSelectionRange(start, start + (lines[line] || '').length);
  text.scrollTop = Math.max(0, (line - 5) * text.scrollHeight / lines.length);
});
