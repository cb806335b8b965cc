package io.xingyuan.policy.agreement;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import io.xingyuan.web.Visitor;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is done with promises and instalments of an agreement in force. */
@Controller
@AllowedTo(Role.POLICY_OFFICER)
class FulfilmentPages {

    private final Agreements agreements;
    private final Agreeing agreeing;
    private final Fulfilling fulfilling;
    private final AgreementViews views;

    FulfilmentPages(Agreements agreements, Agreeing agreeing, Fulfilling fulfilling, AgreementViews views) {
        this.views = views;
        this.agreements = agreements;
        this.agreeing = agreeing;
        this.fulfilling = fulfilling;
    }

    @PostMapping("/agreements/{id}/promises/{promise}/kept")
    String kept(
            @PathVariable("id") String id,
            @PathVariable("promise") String promise,
            @RequestParam(name = "on", defaultValue = "") String on,
            @RequestParam(name = "note", defaultValue = "") String note,
            RedirectAttributes next) {
        fulfilling.confirm(agreements.seen(id).id(), promise, day(on), note, Visitor.now());
        return done(id, next, t("已记下承诺 {0} 兑现。", promise));
    }

    @PostMapping("/agreements/{id}/promises/{promise}/ruling")
    String propose(
            @PathVariable("id") String id,
            @PathVariable("promise") String promise,
            @RequestParam(name = "kind", defaultValue = "") String kind,
            @RequestParam(name = "until", defaultValue = "") String until,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            RedirectAttributes next) {
        Agreement agreement = agreements.seen(id);
        if (!kind.matches("waive|extend|stop|recover")) {
            throw new Refusal("请选择怎样处理。");
        }
        fulfilling.propose(agreement.id(), promise, Ruling.Kind.of(kind), day(until), reason, Visitor.now());
        return done(id, next, t("处理意见已提出，等政策审批人决定。"));
    }

    @PostMapping("/agreements/{id}/rulings/{ruling}")
    @AllowedTo(Role.POLICY_APPROVER)
    String rule(
            @PathVariable("id") String id,
            @PathVariable("ruling") String ruling,
            @RequestParam(name = "agreed", defaultValue = "false") boolean agreed,
            RedirectAttributes next) {
        Stopping.Stopped stopped =
                fulfilling.rule(agreements.seen(id).id(), Ids.of(ruling, "处理"), agreed, Visitor.now());
        return done(id, next, (agreed ? t("已同意处理意见。") : t("没有同意处理意见。")) + stopped.words());
    }

    @PostMapping("/agreements/{id}/instalments/{instalment}/ask")
    String ask(
            @PathVariable("id") String id,
            @PathVariable("instalment") String instalment,
            @RequestParam(name = "pool", defaultValue = "") String pool,
            RedirectAttributes next) {
        Agreement agreement = agreements.seen(id);
        if (pool.isBlank()) {
            throw new Refusal("请选择资金池。");
        }
        fulfilling.ask(agreement.id(), instalment, Ids.of(pool, "资金池"), Visitor.now());
        return done(id, next, t("期次 {0} 已提请，资金已预留，等政策审批人审定。", instalment));
    }

    @PostMapping("/agreements/{id}/instalments/{instalment}/decide")
    @AllowedTo(Role.POLICY_APPROVER)
    String decide(
            @PathVariable("id") String id,
            @PathVariable("instalment") String instalment,
            @RequestParam(name = "agreed", defaultValue = "false") boolean agreed,
            @RequestParam(name = "comment", defaultValue = "") String comment,
            RedirectAttributes next) {
        fulfilling.decide(agreements.seen(id).id(), instalment, agreed, comment, Visitor.now());
        return done(id, next, agreed ? t("期次 {0} 已审定，等财务编批拨付。", instalment) : t("期次 {0} 没有同意，预留的资金已退回。", instalment));
    }

    @PostMapping("/agreements/{id}/finish")
    String finish(@PathVariable("id") String id, RedirectAttributes next) {
        agreeing.finish(agreements.seen(id).id(), Visitor.now());
        return done(id, next, t("约定已办结。"));
    }

    @ExceptionHandler
    ModelAndView again(Refusal refusal) {
        return views.again(refusal);
    }

    private static String done(String id, RedirectAttributes next, String text) {
        Flash.done(next, text);
        return "redirect:/agreements/" + id;
    }

    private static @Nullable LocalDate day(String typed) {
        try {
            return typed.isBlank() ? null : LocalDate.parse(typed.strip());
        } catch (DateTimeException impossible) {
            return null;
        }
    }
}
