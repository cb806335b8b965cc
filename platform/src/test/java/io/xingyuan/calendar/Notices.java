package io.xingyuan.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The notices that the platform ships, read out of its migration. */
final class Notices {

    private static final Path SHIPPED =
            Path.of("src", "main", "resources", "db", "migration", "calendar", "V202611220430__holidays.sql");
    private static final Pattern DAY = Pattern.compile("'(\\d{4}-\\d{2}-\\d{2})', (true|false), '([^']*)'\\)");

    private Notices() {}

    static List<SpecialDay> days() {
        try {
            List<SpecialDay> days = new ArrayList<>();
            Matcher rows = DAY.matcher(Files.readString(SHIPPED));
            while (rows.find()) {
                days.add(new SpecialDay(
                        LocalDate.parse(rows.group(1)), rows.group(2).equals("true"), rows.group(3)));
            }
            return days;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static WorkingDays shipped() {
        return new WorkingDays(days(), Set.of(2021, 2022, 2023, 2024, 2025, 2026));
    }

    static Naive naive() {
        return new Naive(days().stream().collect(Collectors.toMap(SpecialDay::date, SpecialDay::working)));
    }

    static Map<Integer, Integer> announcedCounts() {
        return Map.of(2021, 250, 2022, 249, 2023, 249, 2024, 251, 2025, 248, 2026, 248);
    }
}
