package io.xingyuan.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xingyuan.audit.Audit;
import io.xingyuan.calendar.Turn;
import io.xingyuan.calendar.WorkCalendar;
import io.xingyuan.casework.procedure.Outcome;
import io.xingyuan.casework.procedure.Procedures;
import io.xingyuan.casework.procedure.Stage;
import io.xingyuan.database.TestDatabase;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;
import org.springframework.transaction.support.TransactionOperations;

@SpringBootTest
@AutoConfigureMockMvc
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class ClosingsTests {

    private static final JdbcClient SQL = TestDatabase.sql();

    private final Cases cases;
    private final Procedures procedures;
    private final Attendances attendances;
    private final ClosingRounds rounds;
    private final Officials officials;
    private final Visits visits;
    private final WorkCalendar calendar;
    private final Clock clock;
    private final CaseFiles files;
    private final Audit audit;
    private final TransactionOperations transaction;

    ClosingsTests(
            Cases cases,
            Procedures procedures,
            Attendances attendances,
            ClosingRounds rounds,
            org.springframework.beans.factory.BeanFactory beans,
            Visits visits,
            WorkCalendar calendar,
            Clock clock,
            CaseFiles files,
            Audit audit,
            TransactionOperations transaction) {
        this.transaction = transaction;
        this.files = files;
        this.audit = audit;
        this.cases = cases;
        this.procedures = procedures;
        this.attendances = attendances;
        this.rounds = rounds;
        this.officials = new Officials(beans);
        this.visits = visits;
        this.calendar = calendar;
        this.clock = clock;
    }

    private CaseId aCase() {
        return Acting.as("closing-owner", Role.ENTERPRISE_MEMBER, () -> cases.open(CasesTests.aCase()));
    }

    private static Map<String, Object> row(CaseId id) {
        return SQL.sql("select * from casework.closing where case_id = :id")
                .param("id", id.value())
                .query()
                .singleRow();
    }

    private static long stages(CaseId id, String column) {
        return SQL.sql("select coalesce(sum(" + column + "), -1) from casework.closing_stage where case_id = :id")
                .param("id", id.value())
                .query(Long.class)
                .single();
    }

    /** As if everything so far had happened earlier. */
    private static void daysPass(CaseId id, int days) {
        for (String day : List.of(
                "visit set began_on = began_on - :days, ended_on = ended_on - :days",
                "turn set from_day = from_day - :days",
                "pause set from_day = from_day - :days, until_day = until_day - :days")) {
            SQL.sql("update casework." + day + " where case_id = :id")
                    .param("days", days)
                    .param("id", id.value())
                    .update();
        }
    }

    @Test
    void theAccountOfACaseIsTheSumOfItsStages() {
        CaseId id = aCase();
        Acting.as("closing-officer", Role.POLICY_OFFICER, () -> {
            daysPass(id, 14);
            return officials.askForMore(id, "请补交样例证明", Map.of("proof", "看不清"));
        });
        daysPass(id, 7);
        Acting.as(
                "closing-owner",
                Role.ENTERPRISE_MEMBER,
                () -> cases.correct(id, new Correction("已换", List.of(new NewMaterial("proof", "样例证明", null, "新的")))));
        Acting.as("closing-officer", Role.POLICY_OFFICER, () -> {
            attendances.note(id, LocalDate.now(clock), "核对原件");
            for (Stage stage : procedures.current("application").stages()) {
                daysPass(id, 7);
                cases.report(id, stage.key(), Outcome.PASS, "");
            }
            return id;
        });

        assertThat(officials.state(id).status()).isEqualTo(CaseStatus.PASSED);
        Map<String, Object> account = row(id);
        assertThat(account).containsEntry("corrections", 1).containsEntry("attendances", 1);
        for (String column : List.of("office_days", "applicant_days", "paused_days")) {
            assertThat(stages(id, column))
                    .as(column)
                    .isEqualTo(
                            Objects.requireNonNull((Number) account.get(column)).longValue());
        }
        List<Turn> turns = visits.turns(id);
        assertThat(turns).extracting(Turn::holder).contains(Stages.APPLICANT);
        assertThat(account)
                .containsEntry(
                        "applicant_days",
                        calendar.days()
                                .between(turns.get(1).from(), turns.get(2).from()));
        List<Visit> all = visits.all(id);
        assertThat(stages(id, "office_days + applicant_days + paused_days"))
                .isEqualTo(calendar.days().between(all.getFirst().beganOn(), LocalDate.now(clock)))
                .isGreaterThan(20);
        assertThat(stages(id, "used_days")).isPositive();
        assertThatThrownBy(() -> Acting.as("closing-officer", Role.POLICY_OFFICER, () -> {
                    attendances.note(id, LocalDate.now(clock), "太晚");
                    return id;
                }))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void theLimitOfTheLawIsKeptAsItWasWhenTheCaseCame() {
        SQL.sql("""
                insert into casework.procedure (key, version, title, content, status, author, author_name, written_at,
                    publisher_name, published_at)
                select 'lawful', 1, '样例法定流程', content || '{"key": "lawful"}'::jsonb
                    || jsonb_build_object('stages', jsonb_set(jsonb_set(content -> 'stages', '{0,statutory}',
                        '{"limit": {"amount": 20, "unit": "WORKING_DAYS", "source": "样例法第4条"}, "from": "2020-01-01"}'),
                        '{1,statutory}',
                        '{"limit": {"amount": 30, "unit": "WORKING_DAYS", "source": "样例旧法"}, "until": "2019-12-31"}')),
                    status, author, author_name, written_at, publisher_name, published_at
                from casework.procedure where key = 'application' and version = 1
                on conflict do nothing""").update();
        NewCase given = CasesTests.aCase();
        CaseId id = Acting.as(
                "closing-owner",
                Role.ENTERPRISE_MEMBER,
                () -> cases.open(new NewCase(
                        "lawful",
                        given.kind(),
                        given.subject(),
                        given.title(),
                        given.enterprise(),
                        given.applicant(),
                        given.park(),
                        given.materials())));
        Acting.as("closing-officer", Role.POLICY_OFFICER, () -> {
            cases.report(id, "acceptance", Outcome.PASS, "");
            return officials.refuse(id, "不符合条件");
        });

        assertThat(visits.all(id))
                .extracting(visit -> visit.statutory() == null
                        ? ""
                        : visit.statutory().text() + visit.statutory().source())
                .containsExactly("20个工作日样例法第4条", "");
        assertThat(stages(id, "statutory_days")).isEqualTo(20);
        theTallyIsTheSumOfTheAccounts();
    }

    @Test
    void anEnterpriseThatWithdrawsLeavesAnAccountToo() {
        CaseId id = aCase();
        Acting.as("closing-owner", Role.ENTERPRISE_MEMBER, () -> {
            cases.withdraw(id, "不再需要");
            return id;
        });
        assertThat(row(id)).containsEntry("status", "WITHDRAWN").containsEntry("corrections", 0);
    }

    @Test
    void whatHasNoAccountYetIsGivenOne() {
        CaseId id = aCase();
        Acting.as("closing-officer", Role.POLICY_OFFICER, () -> officials.refuse(id, "不符合条件"));
        Map<String, Object> before = row(id);
        SQL.sql("delete from casework.closing where case_id = :id")
                .param("id", id.value())
                .update();

        rounds.round();

        assertThat(row(id)).isEqualTo(before);
        SQL.sql("update casework.closing set basis = 1, office_days = 99 where case_id = :id")
                .param("id", id.value())
                .update();
        theTallyIsTheSumOfTheAccounts();
        rounds.round();
        assertThat(row(id)).isEqualTo(before);
        theTallyIsTheSumOfTheAccounts();
        assertThat(SQL.sql("""
                                select count(*) from (select 1 from casework.closing_tally
                                group by closed_on, procedure, topic, topic_title, park, status, days, corrections,
                                    attendances having count(*) > 1) alike""").query(Long.class).single())
                .as("rows that the round puts together")
                .isZero();
        String tallies = rows("closing_tally") + rows("closing_stage_tally");
        rounds.round();
        assertThat(rows("closing_tally") + rows("closing_stage_tally"))
                .as("what stands alone is left where it is")
                .isEqualTo(tallies);
    }

    /** 账房: counts nothing, and how often rows were put together. */
    private final class Ledger extends Closings {

        private final int cases;
        private final long broken;
        private final List<Long> written = new ArrayList<>();
        private final List<Integer> gathered = new ArrayList<>();

        Ledger(int cases, long broken) {
            super(JdbcClient.create(TestDatabase.source()), files, visits, calendar, event -> {});
            this.cases = cases;
            this.broken = broken;
        }

        @Override
        List<UUID> stale(int basis, UUID after, int most) {
            return LongStream.rangeClosed(after.getLeastSignificantBits() + 1, cases)
                    .limit(most)
                    .mapToObj(number -> new UUID(0, number))
                    .toList();
        }

        @Override
        void write(CaseId id) {
            if (id.value().getLeastSignificantBits() == broken) {
                throw new IllegalStateException("broken");
            }
            written.add(id.value().getLeastSignificantBits());
        }

        @Override
        void gather() {
            gathered.add(written.size());
        }

        ClosingRounds rounds() {
            return new ClosingRounds(this, transaction, audit);
        }
    }

    @Test
    void rowsArePutTogetherOnTheWayAndAtTheEnd() {
        Ledger ledger = new Ledger(41, 0);
        ledger.rounds().round(1);
        assertThat(ledger.written).hasSize(41).isSorted();
        assertThat(ledger.gathered)
                .as("after every twenty pages, and what is left")
                .containsExactly(20, 40, 41);
        Ledger few = new Ledger(39, 0);
        few.rounds().round(2);
        assertThat(few.gathered).containsExactly(39, 39);
    }

    @Test
    void aCaseThatCannotBeCountedKeepsNoOtherFromIt() {
        Ledger ledger = new Ledger(9, 5);
        assertThatThrownBy(() -> ledger.rounds().round(3)).hasMessage("broken");
        assertThat(Set.copyOf(ledger.written)).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 6L, 7L, 8L, 9L);
        assertThat(ledger.gathered).isNotEmpty();
    }

    @Test
    void manyPagesOfRealAccountsGiveTheSameSums() {
        List<CaseId> closed = IntStream.range(0, 21)
                .mapToObj(number -> {
                    CaseId id = aCase();
                    Acting.as("closing-officer", Role.POLICY_OFFICER, () -> officials.refuse(id, "不符合条件"));
                    return id;
                })
                .toList();
        List<Map<String, Object>> before =
                closed.stream().map(ClosingsTests::row).toList();
        closed.forEach(id -> SQL.sql("update casework.closing set basis = 1, office_days = 99 where case_id = :id")
                .param("id", id.value())
                .update());

        rounds.round(1);

        assertThat(closed.stream().map(ClosingsTests::row).toList()).isEqualTo(before);
        theTallyIsTheSumOfTheAccounts();
    }

    private static String rows(String tally) {
        return SQL.sql("select string_agg(ctid::text || ' ' || xmin::text, ',' order by ctid) from casework." + tally)
                .query(String.class)
                .single();
    }

    private static void theTallyIsTheSumOfTheAccounts() {
        for (String column : List.of("office_days", "applicant_days", "paused_days")) {
            assertThat(number("select sum(" + column + ") from casework.closing_tally"))
                    .as(column)
                    .isEqualTo(number("select sum(" + column + ") from casework.closing"));
            assertThat(number("select sum(" + column + ") from casework.closing_stage_tally"))
                    .as(column)
                    .isEqualTo(number("select sum(" + column + ") from casework.closing_stage"));
        }
        assertThat(number("select sum(cases) from casework.closing_tally"))
                .isEqualTo(number("select count(*) from casework.closing"));
        assertThat(number("select coalesce(sum(statutory_days * visits), 0) from casework.closing_stage_tally"))
                .isEqualTo(number("select coalesce(sum(statutory_days), 0) from casework.closing_stage"));
        assertThat(number("select sum(used_days * visits) from casework.closing_stage_tally"))
                .isEqualTo(number("select sum(used_days) from casework.closing_stage"));
    }

    private static long number(String query) {
        return SQL.sql(query).query(Long.class).single();
    }
}
