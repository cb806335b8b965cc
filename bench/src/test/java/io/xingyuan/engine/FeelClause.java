package io.xingyuan.engine;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The clause in FEEL, as parts that build on one another. FEEL takes a missing value for false, so the parts ask for
 * nulls themselves; why a value is missing stands beside it as a number (1, 2, 4 or 8, 0 for one that is there).
 */
final class FeelClause {

    static final Map<String, Class<?>> INPUTS = Map.of(
            "kind", String.class,
            "grade", String.class,
            "deal", BigDecimal.class,
            "credit", Boolean.class,
            "kindWhy", BigDecimal.class,
            "gradeWhy", BigDecimal.class,
            "dealWhy", BigDecimal.class,
            "creditWhy", BigDecimal.class);

    static final List<String> OUTPUTS = List.of("mark", "fen", "distance");

    /** An expression and what it gives. */
    record Part(Class<?> type, String expression) {}

    static final Map<String, Part> PARTS = parts();

    private FeelClause() {}

    private static Map<String, Part> parts() {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("hopeless", new Part(Boolean.class, """
                (kind != null and kind != "示范机构") or (grade != null and grade != "合格") or credit = false"""));
        parts.put("low", new Part(Boolean.class, "deal != null and deal < 500000000"));
        parts.put("unsure", new Part(Boolean.class, """
                not(hopeless or low) and (kind = null or grade = null or deal = null or credit = null)"""));
        parts.put("missing", why(1));
        parts.put("stale", why(2));
        parts.put("conflicting", why(4));
        parts.put("judged", why(8));
        parts.put("state", number("""
                if hopeless or low then 1 else if not(unsure) then 0 else if missing or stale or conflicting then 2 else 3"""));
        parts.put("reasons", number("""
                if not(unsure) then 0 else (if missing then 1 else 0) + (if stale then 2 else 0)
                + (if conflicting then 4 else 0) + (if judged then 8 else 0)"""));
        parts.put("mark", number("state + 4 * reasons + (if deal = null and not(hopeless) then 64 else 0)"));
        parts.put("fen", number("""
                if hopeless then null else if deal = null then 30000000
                else max(0, min(floor(deal * 0.025), 30000000))"""));
        parts.put("distance", number("""
                if low and not(hopeless) then ceiling((500000000 - deal) * 1000000 / 500000000) else null"""));
        return parts;
    }

    private static Part why(int reason) {
        return new Part(
                Boolean.class,
                "unsure and (kindWhy = %1$d or gradeWhy = %1$d or dealWhy = %1$d or creditWhy = %1$d)"
                        .formatted(reason));
    }

    private static Part number(String expression) {
        return new Part(BigDecimal.class, expression.replace('\n', ' '));
    }

    /** All parts as the entries of one context. */
    static String context() {
        return PARTS.entrySet().stream()
                .map(part -> part.getKey() + ": " + part.getValue().expression())
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
