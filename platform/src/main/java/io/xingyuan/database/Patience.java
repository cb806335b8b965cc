package io.xingyuan.database;

import io.xingyuan.startup.Obstacle;
import io.xingyuan.startup.StartupRefusal;
import java.time.Duration;
import java.util.function.Consumer;

/** 等待数据库: how a start waits for a database that is not there yet: asking less and less often, and not for ever. */
final class Patience {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Duration most;
    private final Consumer<Duration> pause;

    /** @param most the sum of all pauses; zero for somebody who wants to know at once */
    Patience(Duration most, Consumer<Duration> pause) {
        this.most = most;
        this.pause = pause;
    }

    /** As {@link Connections#examine}; what a person has to mend is refused at once. */
    void examine(DatabaseAddress owner) {
        Duration left = most;
        Duration next = FIRST;
        while (true) {
            try {
                Connections.examine(owner);
                return;
            } catch (StartupRefusal refusal) {
                if (!refusal.isFor(Obstacle.DATABASE_AWAY) || left.compareTo(next) < 0) {
                    throw refusal;
                }
                System.err.println(refusal.getMessage() + "；" + next.toSeconds() + " 秒后再试 / trying again in "
                        + next.toSeconds() + " s");
            }
            pause.accept(next);
            left = left.minus(next);
            next = next.multipliedBy(2).compareTo(LONGEST) < 0 ? next.multipliedBy(2) : LONGEST;
        }
    }
}
