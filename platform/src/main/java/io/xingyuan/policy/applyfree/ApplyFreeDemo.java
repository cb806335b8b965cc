package io.xingyuan.policy.applyfree;

import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.Entity;
import io.xingyuan.engine.Fact;
import io.xingyuan.engine.Subject;
import io.xingyuan.engine.Value;
import io.xingyuan.enterprise.EnterpriseSummary;
import io.xingyuan.enterprise.Enterprises;
import io.xingyuan.identity.DemoBegan;
import io.xingyuan.identity.DemoCleared;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Role;
import io.xingyuan.policy.programme.Programme;
import io.xingyuan.web.Visitor;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 演示免申即享: the list of a run of the clause that the document itself calls 免申即享, for somebody to check and push. */
@Component
class ApplyFreeDemo {

    private static final ClauseId CLAUSE = new ClauseId("jilin-2023-35", "3.3.2");
    private static final String EXPENSE = "rd-expense";
    private static final int VERIFIED = 6;
    private static final Visitor OFFICER = new Visitor("demo-policy", "演示·林政策", Role.POLICY_OFFICER, null);

    private final Runs runs;
    private final RunViews views;
    private final ListKeeping lists;
    private final Enterprises enterprises;

    ApplyFreeDemo(Runs runs, RunViews views, ListKeeping lists, Enterprises enterprises) {
        this.runs = runs;
        this.views = views;
        this.lists = lists;
        this.enterprises = enterprises;
    }

    @EventListener(DemoBegan.class)
    @Order(80)
    @Transactional
    public void begin() {
        views.open().stream()
                .filter(programme -> programme.terms().clause().equals(CLAUSE))
                .findFirst()
                .ifPresent(this::run);
    }

    private void run(Programme programme) {
        enterprises.all().stream()
                .filter(enterprise -> enterprise.creditCode().startsWith("9122"))
                .sorted(Comparator.comparing(EnterpriseSummary::creditCode))
                .limit(VERIFIED)
                .forEach(enterprise -> verify(enterprises.subject(enterprise.id()), enterprise.id()));
        RunForm form = new RunForm(
                programme.id().toString(),
                AmountRule.FIXED.name(),
                "20",
                "研发投入引导计划年度兑现通知（演示）",
                Turn.CONSENT.name(),
                views.today().plusDays(20).toString());
        lists.start(programme, views.of(programme, form, OFFICER));
    }

    /** What the enterprises state of themselves is vouched for by the park, as after a look at the tax return. */
    private void verify(Subject subject, EnterpriseId enterprise) {
        subject.facts().all().forEach((key, fact) -> {
            if (key.code().equals(EXPENSE) && fact.declared()) {
                enterprises.declare(
                        enterprise,
                        Entity.ENTERPRISE,
                        UUID.fromString(subject.id()),
                        EXPENSE,
                        key.year(),
                        wan(fact),
                        OFFICER);
            }
        });
    }

    private static String wan(Fact fact) {
        return fact.value() instanceof Value.Money money
                ? BigDecimal.valueOf(money.fen(), 6).stripTrailingZeros().toPlainString()
                : fact.value().toString();
    }

    @EventListener(DemoCleared.class)
    @Order(-90)
    @Transactional
    public void clear() {
        runs.clearDemo();
    }
}
