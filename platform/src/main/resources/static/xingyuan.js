'use strict';
// What the layout adds when scripts run; every page also works without them.

// A choice that applies at once: the form's button is then only for those without scripts.
document.addEventListener('change', event => {
  const form = event.target.closest('form[data-submit-on-change]');
  if (form) form.requestSubmit();
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

// While a change in the form is on its way into the text, the text takes nothing that its answer would write over.
['htmx:beforeRequest', 'htmx:afterRequest'].forEach(name => document.addEventListener(name, event => {
  const text = document.getElementById('text');
  if (text && event.detail.pathInfo.requestPath.endsWith('/form')) text.readOnly = name === 'htmx:beforeRequest';
}));

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
