package io.xingyuan.enterprise;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.kernel.Stale;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Choice;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Visitor;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

/** Enrols, edits, archives and restores enterprises. */
@Controller
@AllowedTo(groups = Role.Group.KEEPERS)
class EditPages {

    private static final String FORM = "enterprise/form";

    private final Directory directory;
    private final Enrolment enrolment;
    private final Clock clock;

    EditPages(Directory directory, Enrolment enrolment, Clock clock) {
        this.directory = directory;
        this.enrolment = enrolment;
        this.clock = clock;
    }

    @GetMapping("/enterprises/new")
    String blank(Model model) {
        model.addAttribute("page", page(null, null));
        model.addAttribute("form", EnterpriseForm.EMPTY);
        return FORM;
    }

    @PostMapping("/enterprises")
    Object enrol(@Valid EnterpriseForm form, BindingResult binding, RedirectAttributes next) {
        ProfileReading reading = read(form);
        Profile profile = reading.profile();
        if (binding.hasErrors() || profile == null) {
            return again(form, problems(binding, reading), null);
        }
        try {
            EnterpriseId id = enrolment.enrol(profile, Visitor.now().name());
            Flash.done(next, t("已建档：{0}", profile.name()));
            return "redirect:/enterprises/" + id;
        } catch (Refusal taken) {
            return again(form, FormErrors.at("creditCode", t(taken)), null);
        }
    }

    @GetMapping("/enterprises/{id}/edit")
    String edit(@PathVariable String id, Model model) {
        Enterprise enterprise = directory.get(visible(id));
        model.addAttribute("page", page(enterprise, null));
        model.addAttribute("form", EnterpriseForm.of(enterprise));
        return FORM;
    }

    @PostMapping("/enterprises/{id}")
    Object save(@PathVariable String id, @Valid EnterpriseForm form, BindingResult binding, RedirectAttributes next) {
        Enterprise enterprise = directory.get(visible(id));
        ProfileReading reading = read(form);
        Profile profile = reading.profile();
        if (binding.hasErrors() || profile == null) {
            return again(form, problems(binding, reading), enterprise);
        }
        try {
            enrolment.edit(
                    enterprise.id(), form.version(), profile, Visitor.now().name());
        } catch (Stale _) {
            return conflict(enterprise.id(), form);
        } catch (Refusal taken) {
            return again(form, FormErrors.at("creditCode", t(taken)), enterprise);
        }
        Flash.done(next, t("已保存：{0}", profile.name()));
        return "redirect:/enterprises/" + id;
    }

    @PostMapping("/enterprises/{id}/archive")
    String archive(@PathVariable String id, @RequestParam int version, RedirectAttributes next) {
        enrolment.archive(visible(id), version, true, Visitor.now().name());
        Flash.done(next, t("已归档，可以随时恢复。"));
        return "redirect:/enterprises/" + id;
    }

    @PostMapping("/enterprises/{id}/restore")
    String restore(@PathVariable String id, @RequestParam int version, RedirectAttributes next) {
        enrolment.archive(visible(id), version, false, Visitor.now().name());
        Flash.done(next, t("已恢复在册。"));
        return "redirect:/enterprises/" + id;
    }

    /** The form again with status 409: what changed meanwhile, and everything this person typed. */
    private ModelAndView conflict(EnterpriseId id, EnterpriseForm form) {
        Enterprise now = directory.get(id);
        EnterpriseForm before =
                directory.at(id, form.version()).map(EnterpriseForm::of).orElse(EnterpriseForm.of(now));
        EditConflict conflict = EditConflict.of(
                now.updatedBy(),
                Happening.minute(now.updatedAt()),
                before.fields(),
                EnterpriseForm.of(now).fields(),
                form.fields(),
                EnterpriseForm::label);
        return new ModelAndView(FORM, HttpStatus.CONFLICT)
                .addObject("page", page(now, conflict))
                .addObject("form", EnterpriseForm.of(conflict.merged(form.fields()), now.version()));
    }

    private ModelAndView again(EnterpriseForm form, FormErrors errors, @Nullable Enterprise enterprise) {
        return errors.show(FORM, form).addObject("page", page(enterprise, null));
    }

    private FormPage page(@Nullable Enterprise enterprise, @Nullable EditConflict conflict) {
        List<Choice> parks = parks().stream()
                .map(park -> new Choice(park.id().value(), park.name()))
                .toList();
        return new FormPage(enterprise, parks, conflict);
    }

    /** Nobody puts an enterprise where they would not see it. */
    private List<ParkSummary> parks() {
        return directory.parks().stream()
                .filter(park -> Visitor.now().scope().covers(park.id()))
                .toList();
    }

    private static EnterpriseId visible(String id) {
        EnterpriseId enterprise = EnterpriseId.of(id);
        Visitor.now().mustSee(enterprise);
        return enterprise;
    }

    private ProfileReading read(EnterpriseForm form) {
        var parks = parks().stream().map(park -> park.id().value()).collect(Collectors.toSet());
        return ProfileReading.of(form, parks, LocalDate.now(clock));
    }

    private static FormErrors problems(BindingResult binding, ProfileReading reading) {
        Map<String, String> all = new LinkedHashMap<>(FormErrors.of(binding).byField());
        reading.problems().forEach((field, message) -> all.putIfAbsent(field, t(message)));
        return new FormErrors(all);
    }
}
