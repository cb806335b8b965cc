package io.xingyuan.policy.fund;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Choice;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Visitor;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pools: what there is, where it stands, and what changes it. */
@Controller
@AllowedTo(groups = Role.Group.POLICY_STAFF)
class BudgetPages {

    private static final String FORM = "policy/fund/pool-form";
    private static final String ACT = "policy/fund/pool-act";

    private final Pools pools;
    private final BudgetKeeping keeping;
    private final Books books;
    private final When when;

    BudgetPages(Pools pools, BudgetKeeping keeping, Books books, When when) {
        this.pools = pools;
        this.keeping = keeping;
        this.books = books;
        this.when = when;
    }

    @GetMapping("/fund")
    String list(Model model) {
        model.addAttribute("page", new PoolsPage(pools.all(), keeps()));
        return "policy/fund/pools";
    }

    static boolean keeps() {
        return Visitor.now().role() == Role.FINANCE_OFFICER;
    }

    @GetMapping("/fund/pools/new")
    @AllowedTo(Role.FINANCE_OFFICER)
    String form(Model model) {
        String year = String.valueOf(when.today().getYear());
        model.addAttribute("form", new PoolForm(year, "", "", "", "", key()));
        return FORM;
    }

    @PostMapping("/fund/pools")
    @AllowedTo(Role.FINANCE_OFFICER)
    Object open(@Valid @ModelAttribute("form") PoolForm form, BindingResult binding, RedirectAttributes next) {
        if (binding.hasErrors()) {
            return FormErrors.of(binding).show(FORM, form);
        }
        try {
            PoolId id = keeping.open(form);
            Flash.done(next, t("资金池已建立。"));
            return "redirect:/fund/pools/" + id;
        } catch (KeyReused reused) {
            return FormErrors.at("", t(reused.getMessage())).show(FORM, form);
        } catch (DuplicateKeyException twin) {
            return FormErrors.at("name", t("这一年度已有同名的资金池。")).show(FORM, form);
        }
    }

    @GetMapping("/fund/pools/{id}")
    String show(@PathVariable UUID id, Model model) {
        Pool pool = pools.get(new PoolId(id));
        EntryFilter filter = new EntryFilter(id.toString(), "", "");
        model.addAttribute(
                "page",
                new PoolPage(
                        pool,
                        books.page(filter, Visitor.now().scope(), Paging.first("/fund/entries?pool=" + id)),
                        keeps(),
                        when));
        return "policy/fund/pool";
    }

    @GetMapping("/fund/pools/{id}/{act}")
    @AllowedTo(Role.FINANCE_OFFICER)
    ModelAndView actForm(@PathVariable UUID id, @PathVariable String act) {
        return actPage(id, act).addObject("form", new PoolActForm("", "", "", key()));
    }

    @PostMapping("/fund/pools/{id}/{act}")
    @AllowedTo(Role.FINANCE_OFFICER)
    Object act(
            @PathVariable UUID id,
            @PathVariable String act,
            @Valid @ModelAttribute("form") PoolActForm form,
            BindingResult binding,
            RedirectAttributes next) {
        ModelAndView page = actPage(id, act);
        PoolAct chosen = chosen(act);
        FormErrors errors = binding.hasErrors()
                ? FormErrors.of(binding)
                : chosen == PoolAct.TRANSFER
                                && (form.to().isEmpty() || form.to().equals(id.toString()))
                        ? FormErrors.at("to", t("请选择调入的资金池。"))
                        : FormErrors.NONE;
        if (!errors.any()) {
            try {
                keeping.change(new PoolId(id), chosen, form);
                Flash.done(next, t("已{0} {1} 万元。", t(chosen.label()), form.amount()));
                return "redirect:/fund/pools/" + id;
            } catch (KeyReused reused) {
                errors = FormErrors.at("", t(reused.getMessage()));
            } catch (Refusal no) {
                errors = FormErrors.at("amount", t(no));
            }
        }
        ModelAndView again = errors.show(ACT, form);
        page.getModel().forEach(again.getModel()::putIfAbsent);
        return again;
    }

    private ModelAndView actPage(UUID id, String act) {
        PoolAct chosen = chosen(act);
        Pool pool = pools.get(new PoolId(id));
        List<Choice> others = pools.all().stream()
                .filter(other -> !other.id().equals(pool.id()))
                .map(other -> new Choice(other.id().toString(), other.year() + " " + other.name()))
                .toList();
        return new ModelAndView(ACT, "page", new PoolActPage(pool, chosen, others));
    }

    private static PoolAct chosen(String act) {
        return PoolAct.at(act).orElseThrow(() -> new NotFound("页面"));
    }

    static String key() {
        return UUID.randomUUID().toString();
    }
}
