package io.xingyuan.enterprise;

import static io.xingyuan.kernel.Role.ENTERPRISE_ADMINISTRATOR;
import static io.xingyuan.kernel.Role.POLICY_OFFICER;
import static io.xingyuan.kernel.Role.SERVICE_SPECIALIST;
import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Stale;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Visitor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Adds, edits and removes products, projects, qualifications and contacts: the park's staff any, an enterprise its own. */
@Controller
@AllowedTo({POLICY_OFFICER, SERVICE_SPECIALIST, ENTERPRISE_ADMINISTRATOR})
class BelongingPages {

    private static final String FORM = "enterprise/belonging-form";
    private static final String ALL = "/enterprises/{id}/{kind:products|projects|qualifications|contacts}";

    private final Directory directory;
    private final BelongingRows rows;
    private final Upkeep upkeep;
    private final Clock clock;

    BelongingPages(Directory directory, BelongingRows rows, Upkeep upkeep, Clock clock) {
        this.directory = directory;
        this.rows = rows;
        this.upkeep = upkeep;
        this.clock = clock;
    }

    @GetMapping(ALL + "/new")
    String blank(
            @PathVariable String id, @PathVariable String kind, @RequestParam Map<String, String> given, Model model) {
        Belonging of = Belonging.at(kind);
        model.addAttribute("page", new BelongingPage(enterprise(id), of, null, null));
        model.addAttribute("form", BelongingForm.blank(of, given));
        return FORM;
    }

    @PostMapping(ALL)
    Object add(
            @PathVariable String id,
            @PathVariable String kind,
            @RequestParam Map<String, String> typed,
            RedirectAttributes next) {
        BelongingPage page = new BelongingPage(enterprise(id), Belonging.at(kind), null, null);
        BelongingForm form = BelongingForm.of(page.kind(), typed, 0);
        FormErrors errors = errors(form);
        if (errors.any()) {
            return again(page, form, errors);
        }
        try {
            UUID item = upkeep.add(page.enterprise().id(), form, Visitor.now().name());
            return saved(page, form, item, next);
        } catch (Refusal taken) {
            return again(page, form, FormErrors.at("name", t(taken)));
        }
    }

    @GetMapping(ALL + "/{item}/edit")
    String edit(@PathVariable String id, @PathVariable String kind, @PathVariable UUID item, Model model) {
        BelongingPage page = new BelongingPage(enterprise(id), Belonging.at(kind), item, null);
        model.addAttribute("page", page);
        BelongingForm stored = stored(page, item);
        model.addAttribute("form", stored.masked(List.of(stored.values())));
        return FORM;
    }

    @PostMapping(ALL + "/{item}")
    Object save(
            @PathVariable String id,
            @PathVariable String kind,
            @PathVariable UUID item,
            @RequestParam int version,
            @RequestParam Map<String, String> typed,
            RedirectAttributes next) {
        BelongingPage page = new BelongingPage(enterprise(id), Belonging.at(kind), item, null);
        BelongingForm now = stored(page, item);
        List<Map<String, String>> versions = versions(item, version, now);
        BelongingForm form = BelongingForm.of(page.kind(), typed, version)
                .keeping(now.values())
                .unmasked(versions);
        FormErrors errors = errors(form);
        if (errors.any()) {
            return again(page, form.masked(versions), errors);
        }
        try {
            upkeep.edit(page.enterprise().id(), item, form, Visitor.now().name());
            return saved(page, form, item, next);
        } catch (Stale _) {
            return conflict(page, item, form);
        } catch (Refusal taken) {
            return again(page, form.masked(versions), FormErrors.at("name", t(taken)));
        }
    }

    /** What the values may come from: the version that the editor read, and the one that stands now. */
    private List<Map<String, String>> versions(UUID item, int read, BelongingForm now) {
        return Stream.concat(
                        rows.revision(item, read).map(BelongingRows.Revision::values).stream(), Stream.of(now.values()))
                .toList();
    }

    @PostMapping(ALL + "/{item}/remove")
    String remove(
            @PathVariable String id,
            @PathVariable String kind,
            @PathVariable UUID item,
            @RequestParam int version,
            RedirectAttributes next) {
        BelongingPage page = new BelongingPage(enterprise(id), Belonging.at(kind), item, null);
        BelongingForm read = new BelongingForm(page.kind(), stored(page, item).values(), version);
        upkeep.remove(page.enterprise().id(), item, read, Visitor.now().name());
        Flash.done(next, t("已移除：{0}", read.value("name")));
        return "redirect:/enterprises/" + id + "#" + kind;
    }

    /** The form again with status 409: what changed meanwhile, and everything this person typed. */
    private ModelAndView conflict(BelongingPage page, UUID item, BelongingForm mine) {
        BelongingForm now = stored(page, item);
        Map<String, String> before = rows.revision(item, mine.version())
                .map(BelongingRows.Revision::values)
                .orElse(now.values());
        var last = rows.revision(item, now.version());
        EditConflict conflict = EditConflict.of(
                last.map(BelongingRows.Revision::by).orElse(t("导入")),
                last.map(BelongingRows.Revision::at).orElse(LocalDate.now(clock).toString()),
                before,
                now.values(),
                mine.values(),
                page.kind()::labelOf);
        return new ModelAndView(FORM, HttpStatus.CONFLICT)
                .addObject(
                        "page",
                        new BelongingPage(page.enterprise(), page.kind(), item, conflict.masked(page.kind()::shown)))
                .addObject(
                        "form",
                        new BelongingForm(page.kind(), conflict.merged(mine.values()), now.version())
                                .masked(List.of(before, now.values())));
    }

    private static ModelAndView again(BelongingPage page, BelongingForm form, FormErrors errors) {
        return errors.show(FORM, form).addObject("page", page);
    }

    private String saved(BelongingPage page, BelongingForm form, UUID item, RedirectAttributes next) {
        String expires = form.value("expires");
        if (!expires.isEmpty() && LocalDate.parse(expires).isBefore(LocalDate.now(clock))) {
            Flash.warn(next, t("已保存：{0}。有效期已过，不再算作有效资质。", form.value("name")));
        } else {
            Flash.done(next, t("已保存：{0}", form.value("name")));
        }
        return "redirect:" + BelongingPage.shownAt(page.enterprise(), form, item);
    }

    private BelongingForm stored(BelongingPage page, UUID item) {
        return rows.find(page.kind(), page.enterprise().id(), item)
                .orElseThrow(() -> new NotFound(page.kind().label()));
    }

    private Enterprise enterprise(String id) {
        EnterpriseId enterprise = EnterpriseId.of(id);
        Visitor.now().mustSee(enterprise);
        return directory.get(enterprise);
    }

    private static FormErrors errors(BelongingForm form) {
        Map<String, String> translated = new LinkedHashMap<>();
        form.problems().forEach((field, message) -> translated.put(field, t(message)));
        return new FormErrors(translated);
    }
}
