package io.xingyuan.policy.population;

import static org.assertj.core.api.Assertions.assertThat;

import io.xingyuan.database.TestDatabase;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.Entity;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.enterprise.Enterprises;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Scope;
import io.xingyuan.web.Visitor;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * Measures a run over an invented province, from PostgreSQL to kept results, then a simulation and a run after one fact
 * changed. Call it by name: {@code ./xingyuan bench population --enterprises 1000000}.
 */
@Tag("bench")
@SpringBootTest
class PopulationBench {

    private static final int ENTERPRISES = Integer.getInteger("enterprises", 20_000);
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final ClauseId CLAUSE = new ClauseId("jilin-2023-35", "3.5.2");
    private static final Visitor OFFICER = new Visitor("tester", "样例人员", Role.POLICY_OFFICER, null);

    private final PolicyLibrary library;
    private final Running running;
    private final LibraryRuns runs;
    private final Snapshots snapshots;
    private final Simulating simulating;
    private final Enterprises enterprises;
    private final RunComparison comparison;

    @Autowired
    PopulationBench(
            PolicyLibrary library,
            Running running,
            LibraryRuns runs,
            Snapshots snapshots,
            Simulating simulating,
            Enterprises enterprises,
            RunComparison comparison) {
        this.library = library;
        this.running = running;
        this.runs = runs;
        this.snapshots = snapshots;
        this.simulating = simulating;
        this.enterprises = enterprises;
        this.comparison = comparison;
    }

    @Test
    void aProvinceIsMeasured() throws Exception {
        long began = System.nanoTime();
        long facts = Province.fill(TestDatabase.source(), library.facts(), ENTERPRISES);
        report("%,d enterprises, %,d facts; filled in %.1f s".formatted(ENTERPRISES, facts, since(began)));

        LibraryRun first = run();
        double seconds = first.millis() / 1000.0;
        long peak = peak();
        report(load());
        report("run: %,d subjects, %.1f s with reading and keeping".formatted(first.subjects(), seconds));
        assertThat(first.enterprises()).isEqualTo(ENTERPRISES);

        goal("run", seconds, 10, 60);
        simulate("clause", CLAUSE);
        simulate("whole policy", Simulation.whole(CLAUSE.policy()));
        change();
        compare(first, run());
        System.out.println("population: %d enterprises x %d clauses in %.1f s, %d MiB peak"
                .formatted(ENTERPRISES, first.clauses(), seconds, peak));
    }

    private LibraryRun run() {
        UUID id = running.start(DAY, OFFICER);
        String step = "";
        long began = System.nanoTime();
        while (runs.get(id).status().going()) {
            String now = running.progress(id).step();
            if (!now.equals(step)) {
                report("  %.1f s: %s".formatted(since(began), now));
                step = now;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        LibraryRun run = runs.get(id);
        assertThat(run.status()).isEqualTo(RunStatus.DONE);
        return run;
    }

    private void simulate(String what, ClauseId about) throws Exception {
        var question = new Simulating.Question(snapshots.current(), about, DAY, Scope.EVERYWHERE, library);
        var change = new ClauseDraft(
                CLAUSE.local(), Map.of("门槛", "300万元", "封顶", "50万元"), Map.of(), Map.of(), Set.of("考核"), List.of());
        var draft = new Draft(
                List.of(change),
                about.equals(CLAUSE)
                        ? Map.of()
                        : Map.of(CLAUSE.local(), new Allotment(100_000_000_00L, BudgetOrder.SMALL_CLAIMS.path())),
                new Allotment(1_000_000_000_00L, BudgetOrder.SHARE.path()),
                "");
        double[] seconds = new double[3];
        for (int turn = 0; turn < seconds.length; turn++) {
            long began = System.nanoTime();
            Simulating.Side baseline = simulating.side(question, Draft.NONE);
            Simulating.Side side = simulating.side(question, draft);
            Simulating.Found found = simulating.compare(question, baseline, side);
            seconds[turn] = since(began);
            assertThat(found.effects().lines()).isNotEmpty();
        }
        System.out.println("simulation of a %s: %d enterprises in %.2f s, again in %.2f and %.2f s"
                .formatted(what, ENTERPRISES, seconds[0], seconds[1], seconds[2]));
        goal("simulation of a " + what, seconds[0], 1, 10);
    }

    private void compare(LibraryRun before, LibraryRun after) {
        long began = System.nanoTime();
        Map<ClauseId, Difference> differences = comparison.of(before, after);
        double all = since(began);
        long clause = System.nanoTime();
        Difference one = comparison.of(before, after, CLAUSE.toString());
        System.out.println("comparison: %d enterprises x %d clauses in %.2f s, one clause with its %d lines in %.2f s"
                .formatted(ENTERPRISES, differences.size(), all, one.lines().size(), since(clause)));
        assertThat(differences).hasSize(after.clauses());
    }

    /** What a million may take, less for fewer; half as much again for what else the machine does. */
    private static void goal(String what, double seconds, double least, double aMillion) {
        double goal = Math.max(least, aMillion * ENTERPRISES / 1_000_000);
        report("%s: %.2f s, goal %.1f s: %s".formatted(what, seconds, goal, seconds <= goal ? "met" : "missed"));
        assertThat(seconds).as(what).isLessThan(goal * 1.5);
    }

    private void change() {
        Snapshot before = snapshots.current();
        EnterpriseId id = before.enterprises().getFirst().id();
        enterprises.declare(id, Entity.ENTERPRISE, id.value(), "revenue", 2025, "12345万元", OFFICER);
        long began = System.nanoTime();
        Snapshot after = snapshots.current();
        double read = since(began);
        after.population(library, DAY);
        report("after one fact: read again %.3f s, all worked out again %.3f s".formatted(read, since(began)));
        assertThat(after).isNotSameAs(before);
    }

    /** The most memory that this process has held, by the kernel's account; in MiB. */
    private static long peak() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return Runtime.getRuntime().totalMemory() >> 20;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                .findFirst()
                .orElse(0);
    }

    private static String load() {
        return "load %.1f"
                .formatted(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static void report(String line) {
        System.out.println("BENCH " + line);
    }

    private static double since(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
    }
}
