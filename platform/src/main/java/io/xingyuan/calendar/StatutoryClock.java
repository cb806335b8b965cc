package io.xingyuan.calendar;

import io.xingyuan.kernel.Refusal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * 法定计时: a limit that runs from a day, stops for the reasons that the law names, and may be extended.
 *
 * @param limit what it runs towards
 * @param started the day on which it starts, itself not counted
 * @param pauses in the order in which they began; those of different reasons may overlap and count once
 * @param extension what was added, in the limit's unit, at most half of it
 * @param stopped the day on which the matter was decided, null while it runs
 */
public record StatutoryClock(
        TimeLimit limit,
        LocalDate started,
        List<Pause> pauses,
        int extension,
        @Nullable LocalDate stopped) {

    public StatutoryClock {
        pauses = pauses.stream().sorted(Comparator.comparing(Pause::from)).toList();
    }

    public static StatutoryClock start(TimeLimit limit, LocalDate on) {
        return new StatutoryClock(limit, on, List.of(), 0, null);
    }

    /** 暂停: from this day on nothing counts, for this reason. */
    public StatutoryClock pause(String reason, LocalDate on) {
        mustRun();
        mustNotPrecedeStart(on);
        if (pauses.stream().anyMatch(pause -> pause.open() && pause.reason().equals(reason))) {
            throw new Refusal("已因“{0}”暂停计时，不能重复暂停。", reason);
        }
        List<Pause> more = new ArrayList<>(pauses);
        more.add(new Pause(reason, on, null));
        return new StatutoryClock(limit, started, more, extension, null);
    }

    /** 恢复: this reason has gone; the limit runs on when no other holds it. */
    public StatutoryClock resume(String reason, LocalDate on) {
        mustRun();
        List<Pause> after = new ArrayList<>(pauses);
        int index = IntStream.range(0, after.size())
                .filter(i -> after.get(i).open() && after.get(i).reason().equals(reason))
                .findFirst()
                .orElseThrow(() -> new Refusal("没有因“{0}”暂停计时，无从恢复。", reason));
        if (on.isBefore(after.get(index).from())) {
            throw new Refusal("恢复日期不能早于暂停日期 {0}。", after.get(index).from());
        }
        after.set(index, new Pause(reason, after.get(index).from(), on));
        return new StatutoryClock(limit, started, after, extension, null);
    }

    /** 延长: by at most half of the limit in all. */
    public StatutoryClock extend(int more) {
        mustRun();
        if (more < 1 || extension + more > limit.half()) {
            throw new Refusal(
                    "延长合计不得超过原期限的一半（{0}{1}）。", limit.half(), limit.unit().label());
        }
        return new StatutoryClock(limit, started, pauses, extension + more, null);
    }

    /** 停止: the matter was decided. Pauses that still lasted end with it. */
    public StatutoryClock stop(LocalDate on) {
        mustRun();
        mustNotPrecedeStart(on);
        List<Pause> ended = pauses.stream()
                .map(pause -> pause.open() ? new Pause(pause.reason(), pause.from(), pause.end(on)) : pause)
                .toList();
        return new StatutoryClock(limit, started, ended, extension, on);
    }

    public boolean paused(LocalDate asOf) {
        return stopped == null
                && pauses.stream()
                        .anyMatch(pause -> !pause.from().isAfter(asOf)
                                && (pause.until() == null || pause.until().isAfter(asOf)));
    }

    /** The last day, as seen from a day: while it is paused, as if it ran on from there. */
    public LocalDate due(WorkingDays calendar, LocalDate asOf) {
        TimeLimit whole = extension == 0 ? limit : limit.plus(extension);
        if (!limit.unit().counted()) {
            return correspondingDue(whole, calendar, asOf);
        }
        LocalDate from = started;
        int left = whole.amount();
        for (Pause still : merged(asOf)) {
            int ran = days(calendar, from, still.from());
            if (ran >= left) {
                break;
            }
            left -= ran;
            from = still.end(asOf);
        }
        return new TimeLimit(left, limit.unit(), limit.source()).due(from, calendar);
    }

    /** How many days have counted so far, up to and with a day; calendar days for months and years. */
    public int elapsed(WorkingDays calendar, LocalDate asOf) {
        LocalDate end = end(asOf);
        if (end.isBefore(started)) {
            return 0;
        }
        int still = merged(end).stream()
                .mapToInt(pause -> days(calendar, pause.from(), pause.end(end)))
                .sum();
        return days(calendar, started, end) - still;
    }

    /** How many days are left; 0 on the last day, negative when it has passed. */
    public int left(WorkingDays calendar, LocalDate asOf) {
        return days(calendar, end(asOf), due(calendar, asOf));
    }

    public Light light(WorkingDays calendar, LocalDate asOf, Light.Thresholds thresholds) {
        return thresholds.of(left(calendar, asOf), whole(calendar));
    }

    /** How many days the limit has, with what was added and without the pauses; calendar days for months and years. */
    public int whole(WorkingDays calendar) {
        TimeLimit whole = limit.plus(extension);
        return limit.unit().counted() ? whole.amount() : days(calendar, started, whole.due(started, calendar));
    }

    /** Every day since the start by who held the matter, counted or not; in days of the clock's kind. */
    public Map<String, Integer> byHolder(List<Turn> turns, WorkingDays calendar, LocalDate asOf) {
        LocalDate end = end(asOf);
        Map<String, Integer> held = new LinkedHashMap<>();
        List<Turn> ordered =
                turns.stream().sorted(Comparator.comparing(Turn::from)).toList();
        for (int i = 0; i < ordered.size(); i++) {
            LocalDate from = later(ordered.get(i).from(), started);
            LocalDate until =
                    i + 1 < ordered.size() ? earlier(ordered.get(i + 1).from(), end) : end;
            int days = until.isAfter(from) ? days(calendar, from, until) : 0;
            held.merge(ordered.get(i).holder(), days, Integer::sum);
        }
        return held;
    }

    private int days(WorkingDays calendar, LocalDate from, LocalDate until) {
        return limit.unit() == TimeLimit.Unit.WORKING_DAYS
                ? calendar.between(from, until)
                : Math.toIntExact(ChronoUnit.DAYS.between(from, until));
    }

    private LocalDate correspondingDue(TimeLimit whole, WorkingDays calendar, LocalDate asOf) {
        LocalDate end = whole.unit() == TimeLimit.Unit.MONTHS
                ? started.plusMonths(whole.amount())
                : started.plusYears(whole.amount());
        for (Pause still : merged(asOf)) {
            if (!still.from().isBefore(calendar.onOrAfter(end))) {
                break;
            }
            end = end.plusDays(ChronoUnit.DAYS.between(still.from(), still.end(asOf)));
        }
        return calendar.onOrAfter(end);
    }

    /** The pauses that had begun by a day, overlapping ones as one. */
    private List<Pause> merged(LocalDate asOf) {
        List<Pause> merged = new ArrayList<>();
        for (Pause pause : pauses) {
            if (pause.from().isAfter(asOf)) {
                continue;
            }
            Pause last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && !pause.from().isAfter(last.end(asOf))) {
                merged.set(
                        merged.size() - 1,
                        new Pause(last.reason(), last.from(), later(last.end(asOf), pause.end(asOf))));
            } else {
                merged.add(new Pause(pause.reason(), pause.from(), pause.end(asOf)));
            }
        }
        return merged;
    }

    private LocalDate end(LocalDate asOf) {
        return stopped == null || stopped.isAfter(asOf) ? asOf : stopped;
    }

    private void mustRun() {
        if (stopped != null) {
            throw new Refusal("计时已于 {0} 停止。", stopped);
        }
    }

    private void mustNotPrecedeStart(LocalDate on) {
        if (on.isBefore(started)) {
            throw new Refusal("日期不能早于开始日期 {0}。", started);
        }
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
