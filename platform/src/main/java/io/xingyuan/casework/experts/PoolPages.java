package io.xingyuan.casework.experts;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.identity.Colleagues;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Keeps the pool of experts. */
@Controller
@AllowedTo(Role.POLICY_OFFICER)
class PoolPages {

    private final ExpertPool pool;
    private final PoolKeeping keeping;
    private final Colleagues colleagues;

    PoolPages(ExpertPool pool, PoolKeeping keeping, Colleagues colleagues) {
        this.pool = pool;
        this.keeping = keeping;
        this.colleagues = colleagues;
    }

    @GetMapping("/experts")
    String list(Model model) {
        List<Expert> experts = pool.all();
        model.addAttribute("experts", experts);
        model.addAttribute(
                "people",
                colleagues.holding(List.of(Role.EXPERT), null).stream()
                        .filter(person -> experts.stream()
                                .noneMatch(expert -> expert.account().equals(person.account())))
                        .toList());
        return "casework/experts/pool";
    }

    /** Adds somebody with an expert's account, or changes what is known of them. */
    @PostMapping("/experts")
    String keep(
            @RequestParam(name = "account", defaultValue = "") String account,
            @RequestParam(name = "employer", defaultValue = "") String employer,
            @RequestParam(name = "fields", defaultValue = "") String fields,
            @RequestParam(name = "active", defaultValue = "false") boolean active,
            RedirectAttributes next) {
        Colleagues.Colleague person = colleagues.holding(List.of(Role.EXPERT), null).stream()
                .filter(each -> each.account().equals(account))
                .findFirst()
                .orElseThrow(() -> new Refusal("请选择一位有评审专家身份的人。"));
        List<String> typed = Arrays.stream(fields.split("[,，、;；\\s]+"))
                .filter(field -> !field.isBlank() && field.length() <= 30)
                .distinct()
                .toList();
        if (typed.isEmpty()) {
            throw new Refusal("请填写至少一个领域，用顿号隔开。");
        }
        String works = employer.isBlank() ? person.organisation() : employer.strip();
        keeping.keep(new Expert(account, person.name(), works, typed, active, List.of()));
        Flash.done(next, t("专家库已更新。"));
        return "redirect:/experts";
    }

    @PostMapping("/experts/ties")
    String declare(
            @RequestParam(name = "account", defaultValue = "") String account,
            @RequestParam(name = "unit", defaultValue = "") String unit,
            @RequestParam(name = "relation", defaultValue = "") String relation,
            RedirectAttributes next) {
        keeping.declare(account, unit, relation);
        Flash.done(next, t("利害关系已登记，今后抽取时回避。"));
        return "redirect:/experts";
    }
}
