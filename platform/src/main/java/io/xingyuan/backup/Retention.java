package io.xingyuan.backup;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** 保留规则: the newest backup of each of the last days, weeks and months. */
public record Retention(int daily, int weekly, int monthly) {

    /** Which of the backups, known by when they were made, stay; the newest always does. */
    Set<Instant> keep(Collection<Instant> made, ZoneId zone) {
        List<Instant> newestFirst =
                made.stream().sorted((a, b) -> b.compareTo(a)).toList();
        Set<Instant> kept = new HashSet<>(newestFirst.stream().limit(1).toList());
        kept.addAll(newest(newestFirst, daily, at -> LocalDate.ofInstant(at, zone)));
        kept.addAll(newest(newestFirst, weekly, at -> {
            LocalDate day = LocalDate.ofInstant(at, zone);
            return day.get(IsoFields.WEEK_BASED_YEAR) + "W" + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        }));
        kept.addAll(newest(newestFirst, monthly, at -> YearMonth.from(LocalDate.ofInstant(at, zone))));
        return kept;
    }

    private static Set<Instant> newest(List<Instant> newestFirst, int periods, Function<Instant, Object> period) {
        Set<Object> seen = new LinkedHashSet<>();
        Set<Instant> kept = new HashSet<>();
        for (Instant at : newestFirst) {
            if (seen.size() < periods && seen.add(period.apply(at))) {
                kept.add(at);
            }
        }
        return kept;
    }
}
