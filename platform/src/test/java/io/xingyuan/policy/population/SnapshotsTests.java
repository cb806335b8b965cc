package io.xingyuan.policy.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xingyuan.background.StopRequest;
import io.xingyuan.database.TestDatabase;
import io.xingyuan.engine.ClauseColumn;
import io.xingyuan.engine.Entity;
import io.xingyuan.engine.Policies;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.engine.PolicyProblems;
import io.xingyuan.engine.Population;
import io.xingyuan.enterprise.EnterpriseSummary;
import io.xingyuan.enterprise.Enterprises;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Role;
import io.xingyuan.policy.fund.Awards;
import io.xingyuan.policy.matching.SyntheticEnterprises;
import io.xingyuan.web.Visitor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.transaction.support.TransactionOperations;

/** A snapshot for which only what changed was read equals one for which everything was read. */
@SpringBootTest
@AutoConfigureMockMvc
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SnapshotsTests {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final Visitor OFFICER = new Visitor("tester", "样例人员", Role.POLICY_OFFICER, null);

    private final Enterprises enterprises;
    private final Awards awards;
    private final PolicyLibrary library;
    private final Clock clock;
    private final Snapshots snapshots;
    private final TransactionOperations transaction;
    private final DataSource source = TestDatabase.source();

    SnapshotsTests(
            @Autowired Enterprises enterprises,
            @Autowired Awards awards,
            @Autowired PolicyLibrary library,
            @Autowired Clock clock,
            @Autowired TransactionOperations transaction) {
        this.transaction = transaction;
        this.enterprises = enterprises;
        this.awards = awards;
        this.library = library;
        this.clock = clock;
        snapshots = new Snapshots(enterprises, awards, library, clock);
    }

    @BeforeAll
    void fill() throws Exception {
        SyntheticEnterprises.fill(source, library.facts(), 20);
    }

    @AfterAll
    void clear() throws Exception {
        SyntheticEnterprises.clear(source);
    }

    @Test
    void whatWasReadAgainEqualsWhatIsReadAnew() {
        var random = new Random(3);
        Snapshot before = snapshots.current();
        before.population(library, DAY);
        for (int step = 0; step < 6; step++) {
            EnterpriseId id =
                    declare(before, random.nextInt(before.enterprises().size()), random);
            Snapshot after = snapshots.current();
            assertThat(after).isNotSameAs(before);
            Snapshot fresh = new Snapshots(enterprises, awards, library, clock).current();
            assertThat(after.id()).as(id.toString()).isEqualTo(fresh.id());
            compare(after.population(library, DAY), fresh.population(library, DAY));
            before = after;
        }
    }

    @Test
    void oneFactLeavesAtLeastHalfOfWhatIsKnownAsItIs() {
        Snapshot before = snapshots.current();
        Population known = before.population(library, DAY);
        declare(before, 0, new Random(4));
        Snapshot after = snapshots.current();
        Population again = after.population(library, DAY);
        assertThat(again.columns())
                .filteredOn(column -> known.column(column.clause().id()).orElse(null) == column)
                .hasSizeGreaterThanOrEqualTo(library.clauses().size() / 2);
        assertThat(after.enterprises())
                .extracting(EnterpriseSummary::id)
                .isEqualTo(
                        before.enterprises().stream().map(EnterpriseSummary::id).toList());
    }

    @Test
    void whatWasReadWithinAChangeThatIsUndoneIsForgotten() {
        Snapshot before = snapshots.current();
        Snapshots own = new Snapshots(enterprises, awards, library, clock);
        transaction.executeWithoutResult(status -> {
            declare(before, 1, new Random(5));
            assertThat(own.current().id()).isNotEqualTo(before.id());
            status.setRollbackOnly();
        });
        assertThat(own.current().id()).isEqualTo(before.id());
    }

    @Test
    void whoIsStoppedLeavesWhatWasKnownBefore() throws PolicyProblems {
        Snapshot before = snapshots.current();
        Population known = before.population(library, DAY);
        PolicyLibrary changed = Policies.load(library.sources().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, source -> source.getValue().replace("value: 500万元", "value: 499万元"))));
        assertThat(changed.hash()).isNotEqualTo(library.hash());
        stopped(before, changed);
        assertThat(before.population(library, DAY)).isSameAs(known);

        declare(before, 0, new Random(5));
        Snapshot after = snapshots.current();
        stopped(after, library);
        assertThat(after.population(library, DAY).columns())
                .filteredOn(column -> known.column(column.clause().id()).orElse(null) == column)
                .hasSizeGreaterThanOrEqualTo(library.clauses().size() / 2);
    }

    private static void stopped(Snapshot snapshot, PolicyLibrary library) {
        assertThatThrownBy(() -> snapshot.population(library, DAY, () -> {
                    throw new StopRequest.Stopped();
                }))
                .isInstanceOf(StopRequest.Stopped.class);
    }

    @Test
    void nothingIsReadWhileNothingChanges() {
        assertThat(snapshots.current()).isSameAs(snapshots.current());
    }

    private EnterpriseId declare(Snapshot snapshot, int row, Random random) {
        EnterpriseId id = snapshot.enterprises().get(row).id();
        enterprises.declare(
                id, Entity.ENTERPRISE, id.value(), "revenue", 2025, (100 + random.nextInt(100_000)) + "万元", OFFICER);
        return id;
    }

    /** Rows are found by id: a snapshot read anew may order them otherwise. */
    private static void compare(Population one, Population other) {
        for (ClauseColumn column : one.columns()) {
            Entity entity = column.clause().entity();
            ClauseColumn fresh = other.column(column.clause().id()).orElseThrow();
            List<String> order = java.util.stream.IntStream.range(0, fresh.size())
                    .mapToObj(row -> other.subjects().id(entity, row))
                    .toList();
            for (int row = 0; row < column.size(); row++) {
                int there = order.indexOf(one.subjects().id(entity, row));
                assertThat(column.state(row)).isEqualTo(fresh.state(there));
                assertThat(column.fen(row)).isEqualTo(fresh.fen(there));
                assertThat(column.distance(row)).isEqualTo(fresh.distance(there));
            }
        }
    }
}
