package io.xingyuan.audit;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.ParsedSql;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** 审计查询: what the list of the log is narrowed to; what cannot be read counts as not given. */
record AuditQuery(String person, String from, String to, String action, String subject, String route, String outcome) {

    private static final int LONGEST = 200;

    AuditQuery(
            @Nullable String person,
            @Nullable String from,
            @Nullable String to,
            @Nullable String action,
            @Nullable String subject,
            @Nullable String route,
            @Nullable String outcome) {
        this.person = given(person);
        this.from = day(from).map(LocalDate::toString).orElse("");
        this.to = day(to).map(LocalDate::toString).orElse("");
        this.action = given(action);
        this.subject = given(subject);
        this.route = given(route);
        this.outcome = Arrays.stream(Outcome.values())
                .map(Outcome::stored)
                .filter(given(outcome)::equals)
                .findFirst()
                .orElse("");
    }

    boolean narrowed() {
        return Stream.of(person, from, to, action, subject, route, outcome).anyMatch(each -> !each.isEmpty());
    }

    /** The condition in SQL; its parameters are {@link #parameters}. */
    String condition() {
        Map<String, String> conditions = new LinkedHashMap<>();
        conditions.put("(account = :person or name like :personLike)", person);
        conditions.put("at >= :from", from);
        conditions.put("at < :to", to);
        conditions.put("action like :actionLike", action);
        conditions.put(
                "(jsonb_path_query_array(content, '$[*].id') @> to_jsonb(array[:subject]::text[])"
                        + " or jsonb_path_query_array(content, '$[*].name')::text like :subjectLike)",
                subject);
        conditions.put("route like :routeLike", route);
        conditions.put("outcome = :outcome", outcome);
        return conditions.entrySet().stream()
                .filter(condition -> !condition.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(
                        Collectors.collectingAndThen(Collectors.joining(" and "), all -> all.isEmpty() ? "true" : all));
    }

    Map<String, Object> parameters(ZoneId zone) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("person", person);
        values.put("personLike", like(person));
        day(from).ifPresent(day -> values.put("from", start(day, zone)));
        day(to).ifPresent(day -> values.put("to", start(day.plusDays(1), zone)));
        values.put("actionLike", like(action));
        values.put("subject", subject);
        values.put("subjectLike", like(subject));
        values.put("routeLike", like(route));
        values.put("outcome", outcome);
        return values;
    }

    SealedPackage.Stretch stretch(ZoneId zone) {
        SealedPackage.Stretch all = SealedPackage.Stretch.ALL;
        return new SealedPackage.Stretch(
                day(from).map(day -> start(day, zone).toInstant()).orElse(all.from()),
                day(to).map(day -> start(day.plusDays(1), zone).toInstant()).orElse(all.to()));
    }

    /** What the rows are picked by beyond their days; a package holds every row of those. */
    SealedPackage.Selection selection(ZoneId zone) {
        Map<String, String> asked = asked();
        if (asked.isEmpty()) {
            return SealedPackage.Selection.NONE;
        }
        ParsedSql parsed = NamedParameterUtils.parseSqlStatement(condition());
        SqlParameterSource named = new MapSqlParameterSource(parameters(zone));
        return new SealedPackage.Selection(
                asked,
                NamedParameterUtils.substituteNamedParameters(parsed, named),
                List.of(NamedParameterUtils.buildValueArray(parsed, named, null)));
    }

    /** The filters that are set, without the days. */
    Map<String, String> asked() {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("person", person);
        asked.put("action", action);
        asked.put("subject", subject);
        asked.put("route", route);
        asked.put("outcome", outcome);
        asked.values().removeIf(String::isEmpty);
        return asked;
    }

    private static OffsetDateTime start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toOffsetDateTime();
    }

    private static Optional<LocalDate> day(@Nullable String text) {
        try {
            return given(text).isEmpty()
                    ? Optional.empty()
                    : Optional.of(LocalDate.parse(given(text)))
                            .filter(day -> day.getYear() > 1970 && day.getYear() < 3000);
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    private static String like(String words) {
        return "%" + words.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    private static String given(@Nullable String text) {
        String plain = text == null ? "" : Storable.text(text).strip();
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }
}
