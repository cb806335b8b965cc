package io.xingyuan.policy.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xingyuan.database.TestDatabase;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.policy.PublishedLibrary;
import io.xingyuan.policy.checkup.ClauseCheckUps;
import io.xingyuan.web.Visitor;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.test.context.TestConstructor;

/** However many ask at the same moment: no group of clauses is paid more than its rule leaves. */
@SpringBootTest
@AutoConfigureMockMvc
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GroupRoomTests {

    private static final long WAN = 1_000_000;
    private static final String HIGH = clause("a", "{group: 就高组, rule: max}") + clause("b", "{group: 就高组, rule: max}");
    private static final String CAPPED =
            clause("c", "{group: 封顶组, rule: sum, cap: 25万元}") + clause("d", "{group: 封顶组, rule: sum, cap: 25万元}");
    private static final String ONE =
            clause("e", "{group: 设备投入, rule: exclusive}") + clause("f", "{group: 设备投入, rule: exclusive}");

    private static final String YEARLY =
            yearly("h", "{group: 年度组, rule: max}") + yearly("i", "{group: 年度组, rule: max}");

    private final Budgets budgets;
    private final Awards awards;
    private final RegisterLines lines;
    private final ClauseCheckUps checkUps;
    private final PublishedLibrary published;
    private EnterpriseId enterprise = new EnterpriseId(new UUID(0, 0));
    private PoolId pool = new PoolId(new UUID(0, 0));

    GroupRoomTests(
            Budgets budgets, Awards awards, RegisterLines lines, ClauseCheckUps checkUps, PublishedLibrary published) {
        this.checkUps = checkUps;
        this.lines = lines;
        this.budgets = budgets;
        this.awards = awards;
        this.published = published;
    }

    private static String yearly(String id, String stack) {
        return clause(id, stack).replace("per-event", "yearly");
    }

    private static String clause(String id, String stack) {
        return """
            - id: %s
              title: 样例 %s
              cite: 第一条
              says: 样例
              entity: enterprise
              frequency: per-event
              when: {id: in, attest: 税收关系在省内, says: 税收关系在省内}
              amount: {kind: exact, formula: 20万元}
              stack: %s
              tests: [{name: 空, given: {}, expect: {state: INCOMPLETE}}]
            """.formatted(id, id, stack);
    }

    @BeforeAll
    void publish() {
        TestDatabase.sql()
                .sql("""
                        insert into policy.published_policy
                            (policy, version, text, writers, publisher, published_at, reason)
                        values ('fund-group', 1, :text, '样例', '样例', now(), '样例')""")
                .param("text", """
                        policy: fund-group
                        number: 样例〔2026〕2号
                        title: 样例政策
                        issuer: 样例机关
                        published: 2026-01-01
                        convention: {以上: ">="}
                        clauses:
                        """ + HIGH + CAPPED + ONE + YEARLY)
                .update();
        published.refresh();
        assertThat(published.edition().leftOut()).doesNotContainKey("fund-group");
    }

    @AfterAll
    void clear() {
        TestDatabase.sql()
                .sql("delete from policy.published_policy where policy = 'fund-group'")
                .update();
        published.refresh();
    }

    @BeforeEach
    void aPoolOfThreeMillion() {
        enterprise = MoneyHammer.anEnterprise();
        pool = MoneyHammer.aPool(300 * WAN);
    }

    private Reservation wanted(String clause, long wan, long full) {
        return new Reservation(
                pool,
                wan * WAN,
                full * WAN,
                Reservation.Whom.itself(enterprise),
                new Reservation.Under("fund-group/" + clause, 2025, 0),
                "测试",
                "");
    }

    private PaymentId reserve(String clause, long wan, long full) {
        return budgets.reserve(wanted(clause, wan, full), UUID.randomUUID().toString());
    }

    private long taken() {
        return TestDatabase.sql()
                        .sql("""
                        select coalesce(sum(fen), 0) from policy.fund_award
                        where enterprise_id = :id and status in ('PENDING', 'GRANTED')""")
                        .param("id", enterprise.value())
                        .query(Long.class)
                        .single()
                / WAN;
    }

    @Test
    void ofAGroupInWhichTheHighestCountsOnlyTheDifferenceIsPaid() {
        reserve("a", 10, 10);
        assertThatThrownBy(() -> reserve("b", 20, 20))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("同组“就高组”已兑现或在办 10 万元，就高不重复，只补差额，这一笔至多 10 万元");
        reserve("b", 10, 20);
        assertThatThrownBy(() -> reserve("a", 20, 30)).isInstanceOf(Refusal.class);
        reserve("a", 10, 30);
        assertThat(taken()).isEqualTo(30);
    }

    @Test
    void aDifferenceSaysWhatItIsOfAndIsAskedForAgainWhenTheLowerOneComesBack() {
        PaymentId low = reserve("h", 20, 20);
        PaymentId high = reserve("i", 30, 50);
        TopUp topUp = budgets.find(high).orElseThrow().topUp();
        assertThat(topUp).isEqualTo(new TopUp(50 * WAN, 20 * WAN));
        inChinese(() -> assertThat(topUp.of("30 万元")).isEqualTo("30 万元（全额 50 万元，已得 20 万元）"));
        budgets.commit(low, 20 * WAN, "", UUID.randomUUID().toString());
        budgets.commit(high, 30 * WAN, "", UUID.randomUUID().toString());
        ClauseId clause = ClauseId.parse("fund-group/i");
        assertThat(awards.of(enterprise).awards(clause, enterprise.toString())).hasSize(1);
        assertThatThrownBy(() -> reserve("i", 10, 60)).hasMessageContaining("不能重复兑现");

        budgets.cancel(low, "条件不再成立", UUID.randomUUID().toString());

        assertThat(taken()).isEqualTo(30);
        assertThat(awards.of(enterprise).awards(clause, enterprise.toString()))
                .as("so that a check-up finds it due")
                .isEmpty();
        assertThatThrownBy(() -> reserve("i", 21, 50)).hasMessageContaining("这一笔至多 20 万元");
        PaymentId rest = reserve("i", 20, 50);
        assertThat(budgets.find(rest).orElseThrow().topUp()).isEqualTo(new TopUp(50 * WAN, 30 * WAN));
        assertThat(taken()).isEqualTo(50);
        assertThatThrownBy(() -> reserve("i", 10, 60)).hasMessageContaining("不能重复兑现");
        assertThat(MoneyHammer.wrongTotals()).isEmpty();
    }

    @Test
    void theCheckUpSaysWhatTheFundLeavesOfAClauseThatIsAskedForAgain() {
        PaymentId low = reserve("h", 5, 5);
        PaymentId high = reserve("i", 15, 20);
        budgets.commit(low, 5 * WAN, "", UUID.randomUUID().toString());
        budgets.commit(high, 15 * WAN, "", UUID.randomUUID().toString());
        assertThat(left("h")).isEqualTo("");

        budgets.cancel(low, "条件不再成立", UUID.randomUUID().toString());

        assertThatThrownBy(() -> reserve("i", 6, 20)).hasMessageContaining("这一笔至多 5 万元");
        assertThat(left("i")).isEqualTo("同组已兑现 15 万元，就高不重复，只补差额：至多再得 5 万元");
        assertThat(left("h")).isEqualTo("同组已兑现 15 万元，就高不重复，只补差额：至多再得 5 万元");

        budgets.cancel(high, "一并撤回", UUID.randomUUID().toString());
        assertThat(left("i")).as("nothing was paid any more").isEmpty();
    }

    /** What the check-up says beside the amount of a clause that gives 20 万元. */
    private String left(String clause) {
        var said = new AtomicReference<>("");
        inChinese(() -> said.set(checkUps.rows(
                        enterprise,
                        Set.of(ClauseId.parse("fund-group/" + clause)),
                        awards.of(enterprise),
                        LocalDate.of(2026, 6, 1))
                .getFirst()
                .beside()));
        return Objects.requireNonNull(said.get());
    }

    @Test
    void whatIsPaidEachTimeIsPaidAgainOnlyWhereSomebodyHasJudged() throws Exception {
        Reservation each = wanted("c", 2, 2);
        Reservation once = new Reservation(
                each.pool(), each.fen(), each.fen(), each.whom(), each.under().unlessGiven(), "测试", "");
        AtomicInteger won = new AtomicInteger();
        ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
        MoneyHammer.together(8, racer -> {
            try {
                budgets.reserve(once, UUID.randomUUID().toString());
                won.incrementAndGet();
            } catch (Refusal no) {
                told.add(String.valueOf(no.getMessage()));
            }
        });
        assertThat(won).hasValue(1);
        assertThat(told).hasSize(7).allMatch(message -> message.contains("没有人说明这是另一次"));
        assertThat(awards.held(ClauseId.parse("fund-group/c"), 2025)).contains(enterprise.value());

        inChinese(() -> {
            assertThat(read("").faults()).singleElement().asString().contains("同一对象已有拨付单 BF", "确是另一次的请在行末写“另一次”");
            assertThat(budgets.reserveInOrder(read(" 另一次").reservations()).taken())
                    .hasSize(1);
        });
        assertThat(taken()).isEqualTo(4);
    }

    private RegisterLines.Read read(String more) {
        String code = TestDatabase.sql()
                .sql("select credit_code from enterprise.enterprise where id = :id")
                .param("id", enterprise.value())
                .query(String.class)
                .single();
        return lines.read(
                new RegisterForm(pool.toString(), "2025", code + " fund-group/c 2" + more, ""),
                new Visitor("room-finance", "财务（测试）", Role.FINANCE_OFFICER, null));
    }

    private static void inChinese(Runnable check) {
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        try {
            check.run();
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    @Test
    void whatIsGivenBackLeavesRoomAgainAndAnotherYearIsAnother() {
        PaymentId first = reserve("a", 20, 20);
        assertThatThrownBy(() -> reserve("b", 20, 20)).isInstanceOf(Refusal.class);
        budgets.release(first, "撤回", UUID.randomUUID().toString());
        reserve("b", 20, 20);
        assertThat(awards.room(enterprise, enterprise.value(), ClauseId.parse("fund-group/a"), 2024)
                        .left(20 * WAN))
                .isEqualTo(20 * WAN);
    }

    @Test
    void anExpenditureIsPaidForOnceAndACapIsNotPassed() {
        reserve("e", 5, 5);
        assertThatThrownBy(() -> reserve("f", 20, 20))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("同一支出不再兑现");
        reserve("c", 20, 20);
        assertThatThrownBy(() -> reserve("d", 20, 20))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("每年合计至多 25 万元，这一笔至多 5 万元");
        reserve("d", 5, 20);
        assertThat(taken()).isEqualTo(30);
    }

    @Test
    void ofAListWhoseGroupLeavesTooLittleIsLeftOutAlone() {
        Taking taking = budgets.reserveInOrder(List.of(wanted("a", 20, 20), wanted("b", 20, 20), wanted("c", 20, 20)));
        assertThat(taking.taken()).extracting(Taking.Line::number).containsExactly(1, 3);
        assertThat(taking.left()).singleElement().satisfies(line -> {
            assertThat(line.repeated()).isTrue();
            assertThat(line.why()).contains("就高不重复");
        });
        assertThat(MoneyHammer.wrongTotals()).isEmpty();
    }

    @Test
    void racersForSeveralClausesOfAGroupGetNoMoreThanTheHighest() throws Exception {
        for (int round = 0; round < 5; round++) {
            enterprise = MoneyHammer.anEnterprise();
            AtomicInteger won = new AtomicInteger();
            ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
            MoneyHammer.together(8, racer -> {
                Reservation what = wanted(racer % 2 == 0 ? "a" : "b", 20, 20);
                try {
                    if (racer < 4) {
                        budgets.reserve(what, UUID.randomUUID().toString());
                        won.incrementAndGet();
                    } else {
                        won.addAndGet(
                                budgets.reserveInOrder(List.of(what)).taken().size());
                    }
                } catch (Refusal no) {
                    told.add(String.valueOf(no.getMessage()));
                }
            });
            assertThat(won).hasValue(1);
            assertThat(taken()).isEqualTo(20);
            assertThat(told).allMatch(message -> message.contains("就高不重复"));
        }
        assertThat(MoneyHammer.wrongTotals()).isEmpty();
    }
}
