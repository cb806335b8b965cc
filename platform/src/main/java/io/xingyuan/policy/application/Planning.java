package io.xingyuan.policy.application;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.policy.Amounts;
import io.xingyuan.policy.fund.Budgets;
import io.xingyuan.policy.fund.Part;
import io.xingyuan.policy.fund.PaymentId;
import io.xingyuan.web.Visitor;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 分期: between the amount that one person set and the approval by another, an award may be split into parts. */
@Component
class Planning {

    private static final String NOUN = "申报";
    private static final int LONGEST = 200;

    private final Applications applications;
    private final PaymentPlans plans;
    private final Budgets budgets;
    private final Audit audit;

    Planning(Applications applications, PaymentPlans plans, Budgets budgets, Audit audit) {
        this.applications = applications;
        this.plans = plans;
        this.budgets = budgets;
        this.audit = audit;
    }

    /** No parts at all: it is paid at once. */
    @Transactional
    public void plan(ApplicationId id, List<Part> parts, Visitor by) {
        Application application = applications.lock(id);
        Application.Decision decision = application.decision();
        if (decision == null || decision.grantedAt() != null) {
            throw new Refusal("核定金额以后、审定以前，才能制定分期计划。");
        }
        long sum = parts.stream().mapToLong(Part::fen).sum();
        if (!parts.isEmpty() && sum != decision.fen()) {
            throw new Refusal("各期合计 {0}，应等于核定金额 {1}。", Amounts.words(sum), Amounts.words(decision.fen()));
        }
        String before =
                said(plans.of(id).lines().stream().map(PaymentPlan.Line::part).toList());
        plans.write(application, parts, by);
        audit.record(
                "制定分期计划", NOUN, id, application.whom().named(), List.of(FieldChange.of("分期", before, said(parts))));
    }

    private static String said(List<Part> parts) {
        return parts.stream()
                .map(part -> Amounts.words(part.fen()) + " " + (part.notBefore() == null ? "" : part.notBefore()) + " "
                        + part.condition())
                .collect(Collectors.joining("；"));
    }

    /** The condition of a part is met; said by another person than the one who made the plan. */
    @Transactional
    public void permit(ApplicationId id, int number, String reason, Visitor by) {
        Application application = applications.lock(id);
        PaymentPlan.Line line = plans.of(id).lines().stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow(() -> new NotFound("期次"));
        PaymentId payment = line.payment();
        if (payment == null || !line.held()) {
            throw new Refusal("第 {0} 期不在等条件，不用放行。", number);
        }
        if (line.setBy().equals(by.account())) {
            throw new Refusal("分期计划的制定人不能自己放行，请由另一人放行。");
        }
        String said = reason.strip();
        if (said.isEmpty() || said.length() > LONGEST) {
            throw new Refusal("请写明条件怎样得到满足，最多 200 个字。").at("reason");
        }
        budgets.permit(payment, said, application.id() + "/" + number + "/" + application.version());
    }
}
