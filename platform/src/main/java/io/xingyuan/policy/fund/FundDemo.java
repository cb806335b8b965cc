package io.xingyuan.policy.fund;

import io.xingyuan.enterprise.EnterpriseSummary;
import io.xingyuan.enterprise.Enterprises;
import io.xingyuan.identity.DemoBegan;
import io.xingyuan.identity.DemoCleared;
import io.xingyuan.kernel.Role;
import io.xingyuan.policy.fund.PaymentStatus.Move;
import io.xingyuan.policy.fund.Payments.With;
import io.xingyuan.web.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 演示资金: two pools, payments in every state, one batch that the bank has answered and one that waits for its check. */
@Component
class FundDemo {

    /** Paid as often as a project is approved, so that no answer of a check-up changes by it. */
    private static final String CLAUSE = "jilin-2023-35/3.1.0";

    /** Agreed upon case by case, so that no answer changes by it either. */
    private static final String AGREED = "jilin-2023-35/3.10.1";

    /** The first digits of a credit code from Jilin. */
    private static final String OF_THE_PROVINCE = "9122";

    private static final List<Long> WAN = List.of(300L, 180L, 120L, 260L, 90L, 150L, 200L, 80L);
    private static final int FIRST_BATCH = 3;
    private static final int SECOND_BATCH = 5;
    private static final int APPROVED = 6;
    private static final Visitor MAKER = new Visitor("demo-maker", "演示·吴财务", Role.FINANCE_OFFICER, null);
    private static final Visitor CHECKER = new Visitor("demo-checker", "演示·孙审批", Role.POLICY_APPROVER, null);

    private final Till till;
    private final Enterprises enterprises;
    private final BudgetKeeping pools;
    private final JdbcClient sql;

    FundDemo(Till till, Enterprises enterprises, BudgetKeeping pools, JdbcClient sql) {
        this.till = till;
        this.enterprises = enterprises;
        this.pools = pools;
        this.sql = sql;
    }

    /** 演示经办: what the demo does with payments. */
    @Component
    static class Till {

        private final Disbursing disbursing;
        private final BatchWork batches;
        private final BankAccounts accounts;
        private final When when;

        Till(Disbursing disbursing, BatchWork batches, BankAccounts accounts, When when) {
            this.disbursing = disbursing;
            this.batches = batches;
            this.accounts = accounts;
            this.when = when;
        }
    }

    private record Acting(Visitor visitor) implements Visitor.Principal {}

    @EventListener(DemoBegan.class)
    @Order(60)
    @Transactional
    void begin() {
        List<EnterpriseSummary> all = enterprises.all().stream()
                .filter(enterprise -> enterprise.creditCode().startsWith(OF_THE_PROVINCE))
                .sorted(java.util.Comparator.comparing(EnterpriseSummary::creditCode))
                .limit(WAN.size())
                .toList();
        as(MAKER, () -> fill(all));
    }

    private void fill(List<EnterpriseSummary> all) {
        String year = String.valueOf(till.when.today().getYear());
        PoolId pool = new PoolId(UUID.fromString(pools.opened(
                new PoolForm(year, "省级科技创新专项资金（演示）", "省级财政", "吉财教指〔" + year + "〕演示1号", "5000", ""), true)));
        PoolId other = new PoolId(UUID.fromString(
                pools.opened(new PoolForm(year, "产业发展专项资金（演示）", "市级财政", "长财企指〔" + year + "〕演示7号", "2000", ""), true)));
        pools.change(
                other,
                PoolAct.FREEZE,
                new PoolActForm("300", "年末结转核对（演示）", "", UUID.randomUUID().toString()));
        arrived(all, pool);
        List<PaymentId> payments = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            EnterpriseSummary enterprise = all.get(i);
            payments.add(till.disbursing.reserve(Reservation.of(
                    pool,
                    WAN.get(i) * 1_000_000,
                    enterprise.id(),
                    CLAUSE,
                    till.when.today().getYear() - 1,
                    "重大科技专项（演示）",
                    "")));
        }
        approve(payments.subList(0, Math.min(FIRST_BATCH, payments.size())), pool, true);
        if (payments.size() > APPROVED) {
            approve(payments.subList(FIRST_BATCH, SECOND_BATCH), pool, false);
            as(
                    CHECKER,
                    () -> till.disbursing.commit(payments.get(SECOND_BATCH), WAN.get(SECOND_BATCH) * 1_000_000, ""));
        }
    }

    /** A batch of which everything arrived, under two clauses: of these the demo tells how long the money took. */
    private void arrived(List<EnterpriseSummary> all, PoolId pool) {
        List<PaymentId> payments = new ArrayList<>();
        for (int i = 0; i < Math.min(APPROVED, all.size()); i++) {
            EnterpriseSummary enterprise = all.get(i);
            till.accounts.enter(
                    enterprise.id(),
                    enterprise.name(),
                    new BankAccountForm(
                            enterprise.name(), "示例银行长春分行（演示）", "", "6200" + "9990000000%02d".formatted(i + 1)));
            long fen = (40L + 15L * i) * 1_000_000;
            PaymentId payment = till.disbursing.reserve(Reservation.of(
                    pool,
                    fen,
                    enterprise.id(),
                    i % 2 == 0 ? CLAUSE : AGREED,
                    till.when.today().getYear() - 1,
                    i % 2 == 0 ? "重大科技专项（演示）" : "重大项目一事一议（演示）",
                    UUID.randomUUID().toString()));
            as(CHECKER, () -> till.disbursing.commit(payment, fen, ""));
            payments.add(payment);
        }
        if (payments.isEmpty()) {
            return;
        }
        UUID batch = till.batches
                .make(pool, "已到账批次（演示）", UUID.randomUUID().toString())
                .id();
        till.batches.submit(batch);
        as(CHECKER, () -> till.batches.check(batch));
        payments.forEach(
                payment -> till.disbursing.move(payment, Move.PAY, new With(null, null, till.when.today(), "")));
    }

    private void approve(List<PaymentId> payments, PoolId pool, boolean answered) {
        as(CHECKER, () -> {
            for (int i = 0; i < payments.size(); i++) {
                int place = answered ? i : FIRST_BATCH + i;
                till.disbursing.commit(payments.get(i), WAN.get(place) * 1_000_000, "");
            }
        });
        UUID batch = till.batches
                .make(pool, answered ? "第一批（演示）" : "第二批（演示）", UUID.randomUUID().toString())
                .id();
        till.batches.submit(batch);
        if (answered) {
            as(CHECKER, () -> till.batches.check(batch));
            for (PaymentId payment : payments.subList(0, payments.size() - 1)) {
                till.disbursing.move(payment, Move.PAY, new With(null, null, till.when.today(), ""));
            }
            till.disbursing.move(payments.getLast(), Move.BOUNCE, With.reason("户名与账号不符（演示）"));
        }
    }

    /** What is done stands under the name of an invented person. */
    private static void as(Visitor visitor, Runnable work) {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContext acting = SecurityContextHolder.createEmptyContext();
        acting.setAuthentication(new UsernamePasswordAuthenticationToken(new Acting(visitor), null, List.of()));
        SecurityContextHolder.setContext(acting);
        try {
            work.run();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    /** With everything that was made while the demo lasted. */
    @EventListener(DemoCleared.class)
    @Order(-60)
    @Transactional
    void clear() {
        sql.sql("delete from policy.fund_pool where demo").update();
        sql.sql("""
                delete from policy.fund_award a
                where not exists (select 1 from policy.fund_payment p where p.award_id = a.id)""").update();
        sql.sql("delete from policy.fund_operation").update();
    }
}
