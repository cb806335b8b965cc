package io.xingyuan.audit;

import static io.xingyuan.web.Texts.t;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** 审计记录: one row of the log as the pages show it. */
record AuditEntry(AuditRow row, List<Part> parts, ZoneId zone) {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS xxx");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static AuditEntry of(AuditRow row, ZoneId zone) {
        return new AuditEntry(row, List.of(JSON.readValue(row.content(), Part[].class)), zone);
    }

    String id() {
        return row.chain() + "-" + row.number();
    }

    String time() {
        return SECONDS.format(row.at().atZone(zone));
    }

    String exactTime() {
        return EXACT.format(row.at().atZone(zone));
    }

    /** Translated verb by verb. */
    String action() {
        return parts.stream().map(Part::action).distinct().map(each -> t(each)).collect(Collectors.joining("、"));
    }

    String subject() {
        Part first = parts.getFirst();
        String name = first.name().isEmpty() ? t(first.kind()) : t(first.kind()) + " " + first.name();
        long others = parts.stream().map(Part::id).distinct().count() - 1;
        return others < 1 ? name : t("{0}等 {1} 项", name, others + 1);
    }

    Outcome outcome() {
        return Outcome.of(row.outcome());
    }

    /** A guest is named by the role; the others by their own name. */
    String name() {
        return t(row.origin().name());
    }

    /** Empty where the name says it already. */
    String role() {
        return Arrays.stream(io.xingyuan.kernel.Role.values())
                .filter(role -> role.name().equals(row.origin().role()))
                .map(role -> role.label())
                .filter(label -> !label.equals(row.origin().name()))
                .map(label -> t(label))
                .findFirst()
                .orElse("");
    }

    String hash() {
        return HexFormat.of().formatHex(row.hash());
    }

    static String shown(@Nullable String value) {
        return Objects.requireNonNullElse(value, "—");
    }
}
