package io.xingyuan.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** 时钟看守: compares the clock with the ticks that passed, and writes down when it jumps: deadlines and codes hang on it. */
@Component
class ClockWatch {

    /** Beyond what synchronisation corrects by itself. */
    static final Duration TOLERANCE = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);

    /** Belongs to this machine: backups leave it out. */
    private static final String FILE = "clock-jumps.log";

    private final Path data;
    private final Clock clock;
    private final LongSupplier ticks;
    private Instant seen;
    private long seenTicks;

    @Autowired
    ClockWatch(@Value("${xingyuan.data}") Path data, Clock clock) {
        this(data, clock, System::nanoTime);
    }

    ClockWatch(Path data, Clock clock, LongSupplier ticks) {
        this.data = data.toAbsolutePath().normalize();
        this.clock = clock;
        this.ticks = ticks;
        this.seen = clock.instant();
        this.seenTicks = ticks.getAsLong();
    }

    /** 时钟跳变: by how much, and what time it was then. */
    record Jump(Instant at, Duration by) {

        boolean within(Duration time, Instant now) {
            return at.plus(time).isAfter(now) || at.isAfter(now);
        }

        @Override
        public String toString() {
            return at + " " + (by.isNegative() ? "-" : "+") + by.abs().toSeconds() + " s";
        }
    }

    @Scheduled(fixedDelay = 30_000)
    synchronized void look() {
        Instant now = clock.instant();
        long nowTicks = ticks.getAsLong();
        Duration by = Duration.between(seen.plusNanos(nowTicks - seenTicks), now);
        seen = now;
        seenTicks = nowTicks;
        if (by.abs().compareTo(TOLERANCE) > 0) {
            LOG.warn("时钟跳变 the clock jumped by {} s", by.toSeconds());
            note(now, by);
        }
    }

    private void note(Instant at, Duration by) {
        try {
            Files.writeString(
                    data.resolve(FILE),
                    at + " " + by.toSeconds() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            LOG.warn("cannot write {}", FILE, e);
        }
    }

    Optional<Jump> last() {
        return last(data);
    }

    /** The last one that an installation saw, also while it does not run. */
    static Optional<Jump> last(Path data) {
        try {
            List<String> lines = Files.readAllLines(data.resolve(FILE));
            return lines.isEmpty() ? Optional.empty() : read(lines.getLast());
        } catch (NoSuchFileException never) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.warn("cannot read {}", FILE, e);
            return Optional.empty();
        }
    }

    private static Optional<Jump> read(String line) {
        String[] parts = line.split(" ", 2);
        try {
            return parts.length < 2
                    ? Optional.empty()
                    : Optional.of(new Jump(Instant.parse(parts[0]), Duration.ofSeconds(Long.parseLong(parts[1]))));
        } catch (DateTimeException | NumberFormatException torn) {
            return Optional.empty();
        }
    }
}
