package io.xingyuan.policy.applyfree;

import static org.assertj.core.api.Assertions.assertThat;

import io.xingyuan.database.TestDatabase;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.Role;
import io.xingyuan.kernel.UnifiedCreditCode;
import io.xingyuan.policy.programme.Programme;
import io.xingyuan.web.Clerk;
import io.xingyuan.web.Visitor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;

/** One run over 450 enterprises at once, money for 400 of them: {@code ./xingyuan bench applyfree}. */
@Tag("bench")
@SpringBootTest(properties = "logging.level.root=off")
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class ApplyFreeBench {

    private static final int ALL = 450;
    private static final int PAID = 400;
    private static final long EACH = 25_000_000L;
    private static final String OFFICER = "林政策（量一量）";

    private final RunViews views;
    private final ListKeeping lists;
    private final Runs runs;
    private final Offers offers;
    private final Rounds rounds;
    private final Clock clock;
    private final JdbcClient sql = TestDatabase.sql();

    ApplyFreeBench(RunViews views, ListKeeping lists, Runs runs, Offers offers, Rounds rounds, Clock clock) {
        this.views = views;
        this.lists = lists;
        this.runs = runs;
        this.offers = offers;
        this.rounds = rounds;
        this.clock = clock;
    }

    @Test
    void fourHundredAtOnce() {
        fill();
        Programme programme = views.programme(aProgramme(aPool()).toString());
        RunForm form = new RunForm(
                programme.id().toString(),
                "FORMULA",
                "",
                "测试办法",
                "CONSENT",
                LocalDate.now(clock).plusDays(20).toString());
        Visitor officer = new Visitor("bench", OFFICER, Role.POLICY_OFFICER, null);
        long began = System.nanoTime();
        RunId id = Clerk.acting(OFFICER, () -> lists.start(programme, views.of(programme, form, officer)));
        double listed = since(began);
        began = System.nanoTime();
        ListKeeping.Pushed pushed =
                Clerk.acting(OFFICER, () -> lists.push(id, runs.get(id).version()));
        double told = since(began);
        sql.sql("""
                update policy.applyfree_offer set status = 'CONSENTED', answered_at = now() + place * interval '1 ms',
                    account_id = id, account_shown = '示例银行'
                where run_id = :run and status = 'PUSHED'""").param("run", id.value()).update();
        began = System.nanoTime();
        rounds.reserve();
        double reserved = since(began);
        int inHand = offers.all(id, OfferStatus.RUNNING).size();
        int waiting = offers.all(id, OfferStatus.CONSENTED).size();
        System.out.printf(
                "apply-free: %d listed and examined in %.1f s, %d pushed in %.1f s, %d reserved with their cases in %.1f s, %d wait%n",
                listed(id), listed, pushed.offered(), told, inHand, reserved, waiting);
        assertThat(pushed.offered()).as("and whoever else is due").isGreaterThanOrEqualTo(ALL);
        assertThat(inHand).isEqualTo(PAID);
        assertThat(waiting).isEqualTo(pushed.offered() - PAID);
        Supplier<ListKeeping.Pushed> again = () -> lists.push(id, runs.get(id).version());
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> Clerk.acting(OFFICER, again)))
                .hasMessageContaining("没有待推送");
    }

    private int listed(RunId id) {
        return offers.all(id, OfferStatus.values()).size();
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private void fill() {
        int year = LocalDate.now(clock).getYear() - 1;
        for (int i = 0; i < ALL; i++) {
            UUID id = Ids.next(clock);
            sql.sql("""
                    insert into enterprise.enterprise (id, name, name_pinyin, name_plain, name_initials, name_grams,
                        credit_code, park, region, created_at, updated_at, updated_by)
                    values (:id, '示例免申（量一量' || :number || '）有限公司', 'shili', 'shili', 'sl', '{}', :code, 'changchun',
                        '220100', now(), now(), 'bench')""")
                    .param("id", id)
                    .param("number", i)
                    .param(
                            "code",
                            UnifiedCreditCode.issue("91220101%08d".formatted(52_000_000 + i))
                                    .value())
                    .update();
            sql.sql("""
                    insert into enterprise.fact (id, enterprise_id, entity, entity_id, code, year, number, content, source,
                        as_of, rank, entered_by, entered_at)
                    values (gen_random_uuid(), :id, 'enterprise', :id, 'transfer-demonstrator', 0, 1, null, '科技部门', current_date, 'authority', 'bench', now()),
                        (gen_random_uuid(), :id, 'enterprise', :id, 'transfer-assessment', :year, null, '合格', '科技部门', current_date, 'authority', 'bench', now()),
                        (gen_random_uuid(), :id, 'enterprise', :id, 'technology-contracts', :year, 1000000000, null, '科技部门', current_date, 'authority', 'bench', now())""").param("id", id).param("year", year).update();
        }
    }

    private UUID aPool() {
        UUID id = Ids.next(clock);
        sql.sql("""
                with pool as (
                    insert into policy.fund_pool (id, year, name, source, document, total_fen, created_by, created_at)
                    values (:id, 2026, '量一量' || :id, '测试资金', '测', :fen, 'bench', now())),
                entry as (insert into policy.fund_entry (id, act, by_name, at) values (:id, '下达', 'bench', now()))
                insert into policy.fund_line (entry_id, pool_id, account, debit_fen, credit_fen)
                values (:id, :id, 'FREE', :fen, 0), (:id, :id, 'GRANTED', 0, :fen)""").param("id", id).param("fen", PAID * EACH + EACH / 2).update();
        return id;
    }

    private UUID aProgramme(UUID pool) {
        UUID id = Ids.next(clock);
        sql.sql("""
                insert into policy.programme (id, clause, year, title, opens_on, closes_on, pool_id, amount_fen,
                    procedure_code, contact, contact_phone, status, drafted_by, drafted_name, published_by,
                    published_name, published_at, updated_at)
                values (:id, 'jilin-2023-35/3.5.2', 2026, '转移示范机构补助（量一量）', current_date - 5, current_date + 60,
                    :pool, 100000000000, 'application', '窗口', '0431-80000000', 'published', 'a', '甲', 'b', '乙', now(),
                    now())""").param("id", id).param("pool", pool).update();
        return id;
    }
}
