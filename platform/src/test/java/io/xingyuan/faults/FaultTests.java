package io.xingyuan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Many roles at work while statements fail: every error is a page in words, another try succeeds, nothing is broken. */
class FaultTests {

    private static final List<String> ROLES = List.of("政策专员", "首席服务专员", "园区领导", "示例影像", "范例微创导管");

    @Test
    void nothingIsBrokenByFaultsOfTheDatabase() throws InterruptedException {
        walk(2, 12);
    }

    /** Lets everybody walk, and checks afterwards what must hold whatever happened. */
    static void walk(double percent, int steps) throws InterruptedException {
        Platform platform = Platform.running();
        Queue<String> complaints = Walk.complaints();
        AtomicInteger errors = new AtomicInteger();
        long before = platform.faults().injected();
        platform.faults().begin(percent);
        try {
            List<Thread> walkers = ROLES.stream()
                    .map(role -> new Walk(
                            platform.home(), role, steps, platform.seed() + role.hashCode(), complaints, errors))
                    .map(walk -> Thread.ofVirtual().start(walk))
                    .toList();
            for (Thread walker : walkers) {
                walker.join();
            }
        } finally {
            platform.faults().end();
        }
        long injected = platform.faults().injected() - before;
        List<String> broken = platform.broken();
        System.out.printf(
                Locale.ROOT,
                "faults: seed %d, %.1f %%, %d roles × %d steps, %,d faults, %,d error pages, %d complaints,"
                        + " %d of %d invariants broken%n",
                platform.seed(),
                percent,
                ROLES.size(),
                steps,
                injected,
                errors.get(),
                complaints.size(),
                broken.size(),
                Invariants.number());
        assertThat(injected).isPositive();
        assertThat(complaints).isEmpty();
        assertThat(broken).isEmpty();
    }
}
