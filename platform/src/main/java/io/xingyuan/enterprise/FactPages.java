package io.xingyuan.enterprise;

import static io.xingyuan.kernel.Role.ENTERPRISE_ADMINISTRATOR;
import static io.xingyuan.kernel.Role.POLICY_OFFICER;
import static io.xingyuan.kernel.Role.SERVICE_SPECIALIST;
import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Visitor;
import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of one fact: its history, and the form that supplies or corrects it. */
@Controller
class FactPages {

    private final FactFile file;
    private final FactKeeping keeping;

    FactPages(FactFile file, FactKeeping keeping) {
        this.file = file;
        this.keeping = keeping;
    }

    @GetMapping("/enterprises/{id}/facts/{subject}/{code}")
    @AllowedTo(groups = {Role.Group.STAFF, Role.Group.ENTERPRISE})
    String fact(
            @PathVariable String id,
            @PathVariable String subject,
            @PathVariable String code,
            @RequestParam(defaultValue = "0") int year,
            Model model) {
        FactPage page = open(id, subject, code, year);
        model.addAttribute("page", page);
        model.addAttribute("form", page.start());
        return "enterprise/fact";
    }

    @PostMapping("/enterprises/{id}/facts/{subject}/{code}")
    @AllowedTo({POLICY_OFFICER, SERVICE_SPECIALIST, ENTERPRISE_ADMINISTRATOR})
    Object state(
            @PathVariable String id,
            @PathVariable String subject,
            @PathVariable String code,
            @Valid FactForm form,
            BindingResult binding,
            RedirectAttributes next) {
        FactPage page = open(id, subject, code, form.year());
        if (binding.hasErrors()) {
            return again(page, form, FormErrors.of(binding));
        }
        Declared declared;
        try {
            declared = state(page, form);
        } catch (IllegalArgumentException unreadable) {
            return again(page, form, FormErrors.at("value", t(String.valueOf(unreadable.getMessage()))));
        }
        if (declared == Declared.STANDS) {
            Flash.done(next, t("已登记：{0}", page.definition().name()));
        } else {
            Flash.warn(next, t("已记入历史；现行数据来自效力更高的来源，没有改变。"));
        }
        return "redirect:/enterprises/" + page.enterprise().id() + "#facts";
    }

    private Declared state(FactPage page, FactForm form) {
        Visitor visitor = Visitor.now();
        EnterpriseId enterprise = page.enterprise().id();
        if (page.own()) {
            return keeping.declare(
                    enterprise,
                    page.entity(),
                    page.subject(),
                    page.definition().code(),
                    form.year(),
                    form.value(),
                    visitor);
        }
        FactRank rank = FactRank.AUTHORITY.stored().equals(form.rank()) ? FactRank.AUTHORITY : FactRank.PARK;
        String source = form.source() == null || form.source().isBlank()
                ? "园区录入"
                : form.source().strip();
        return keeping.state(
                enterprise,
                page.entity(),
                page.subject(),
                page.definition().code(),
                form.year(),
                new FactKeeping.Statement(form.value(), source, asOf(form.asOf()), rank),
                visitor.name());
    }

    private LocalDate asOf(@Nullable String typed) {
        LocalDate today = file.today();
        if (typed == null || typed.isBlank()) {
            return today;
        }
        LocalDate day = FactText.date("截止日", typed);
        if (day.isAfter(today)) {
            throw new IllegalArgumentException("截止日不能晚于今天");
        }
        return day;
    }

    private FactPage open(String id, String subject, String code, int year) {
        EnterpriseId enterprise = EnterpriseId.of(id);
        Visitor visitor = Visitor.now();
        visitor.mustSee(enterprise);
        try {
            return file.open(enterprise, UUID.fromString(subject), code, year, visitor);
        } catch (IllegalArgumentException malformed) {
            throw new NotFound("事实");
        }
    }

    private static ModelAndView again(FactPage page, FactForm form, FormErrors errors) {
        return errors.show("enterprise/fact", form).addObject("page", page);
    }
}
