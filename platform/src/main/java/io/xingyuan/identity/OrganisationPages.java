package io.xingyuan.identity;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.OrganisationId;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.kernel.Stale;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Choice;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Visitor;
import jakarta.validation.Valid;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Organisations: the three administrators look, the system administrator keeps them. */
@Controller
@AllowedTo(Role.SYSTEM_ADMINISTRATOR)
class OrganisationPages {

    private static final String FORM = "identity/organisation";

    private final Organisations organisations;
    private final OrganisationKeeping keeping;
    private final RegionTree regions;

    OrganisationPages(Organisations organisations, OrganisationKeeping keeping, RegionTree regions) {
        this.organisations = organisations;
        this.keeping = keeping;
        this.regions = regions;
    }

    @GetMapping("/organisations")
    @AllowedTo(groups = Role.Group.ADMINISTRATORS)
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "false") boolean archived,
            Paging paging,
            Model model) {
        String words = q.strip().replace("\0", "");
        model.addAttribute(
                "page",
                new OrganisationsPage(
                        organisations.list(words, kind, archived, paging),
                        words,
                        kind,
                        archived,
                        kinds(OrganisationKind.values()),
                        regions.tree(),
                        Visitor.now().role() == Role.SYSTEM_ADMINISTRATOR));
        return "identity/organisations";
    }

    @GetMapping("/organisations/new")
    ModelAndView blank() {
        return form(new ModelAndView(FORM, "form", OrganisationForm.EMPTY), null);
    }

    @PostMapping("/organisations")
    Object add(@Valid OrganisationForm form, BindingResult binding, RedirectAttributes next) {
        Optional<OrganisationKind> kind = check(form, binding, null);
        if (binding.hasErrors() || kind.isEmpty()) {
            return form(FormErrors.of(binding).show(FORM, form), null);
        }
        keeping.add(kind.get(), form);
        Flash.done(next, t("已新建单位：{0}", form.name()));
        return "redirect:/organisations";
    }

    @GetMapping("/organisations/{id}/edit")
    ModelAndView edit(@PathVariable UUID id) {
        Organisation organisation = editable(id);
        return form(new ModelAndView(FORM, "form", OrganisationForm.of(organisation)), organisation);
    }

    @PostMapping("/organisations/{id}")
    Object save(@PathVariable UUID id, @Valid OrganisationForm form, BindingResult binding, RedirectAttributes next) {
        Organisation organisation = editable(id);
        Optional<OrganisationKind> kind = check(form, binding, organisation.id());
        if (binding.hasErrors() || kind.isEmpty()) {
            return form(FormErrors.of(binding).show(FORM, form), organisation);
        }
        try {
            keeping.edit(organisation.id(), kind.get(), form);
        } catch (Refusal refusal) {
            return form(FormErrors.at("kind", t(refusal)).show(FORM, form), organisation);
        } catch (Stale _) {
            return conflict(editable(id), form);
        }
        Flash.done(next, t("已保存：{0}", form.name()));
        return "redirect:/organisations";
    }

    @PostMapping("/organisations/{id}/archive")
    String archive(@PathVariable UUID id, @RequestParam int version, RedirectAttributes next) {
        keeping.archive(new OrganisationId(id), version, true);
        Flash.done(next, t("单位已停用，代表它的身份同时失效。"));
        return "redirect:/organisations";
    }

    @PostMapping("/organisations/{id}/restore")
    String restore(@PathVariable UUID id, @RequestParam int version, RedirectAttributes next) {
        keeping.archive(new OrganisationId(id), version, false);
        Flash.done(next, t("单位已恢复使用。"));
        return "redirect:/organisations";
    }

    /** What was typed stays; saving once more goes on top of what the other saved. */
    private ModelAndView conflict(Organisation now, OrganisationForm mine) {
        FormErrors errors = FormErrors.at(
                "",
                t(
                        "保存前已有别人改过：现在的名称是“{0}”，类型是“{1}”。核对后再保存一次，以您填写的为准。",
                        now.name(), t(now.kind().label())));
        ModelAndView page =
                errors.show(FORM, new OrganisationForm(mine.name(), mine.kind(), mine.region(), now.version()));
        page.setStatus(HttpStatus.CONFLICT);
        return form(page, now);
    }

    private Optional<OrganisationKind> check(
            OrganisationForm form, BindingResult binding, @Nullable OrganisationId except) {
        Optional<OrganisationKind> kind = form.chosen();
        if (kind.isEmpty() && !form.kind().isEmpty()) {
            binding.rejectValue("kind", "unknown", "请选择单位类型。");
        }
        if (kind.isPresent() && organisations.named(kind.get(), form.name(), except)) {
            binding.rejectValue("name", "taken", "同类单位中已有这个名称。");
        }
        boolean known = regions.tree().stream().anyMatch(region -> region.code().equals(form.region()));
        if (!form.region().isEmpty() && !known) {
            binding.rejectValue("region", "unknown", "请从列表中选择区域。");
        }
        return kind;
    }

    private Organisation editable(UUID id) {
        Organisation organisation = organisations.get(new OrganisationId(id));
        if (organisation.kind() == OrganisationKind.ENTERPRISE) {
            throw new NotFound("单位");
        }
        return organisation;
    }

    private ModelAndView form(ModelAndView page, @Nullable Organisation organisation) {
        List<OrganisationKind> kinds = Arrays.stream(OrganisationKind.values())
                .filter(kind -> kind != OrganisationKind.ENTERPRISE)
                .toList();
        return page.addObject("organisation", organisation)
                .addObject("kinds", kinds(kinds.toArray(OrganisationKind[]::new)))
                .addObject("areas", GrantChoices.regions(regions.tree()));
    }

    private static List<Choice> kinds(OrganisationKind... kinds) {
        return Arrays.stream(kinds)
                .map(kind -> new Choice(kind.name(), t(kind.label())))
                .toList();
    }
}
