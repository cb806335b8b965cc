package io.xingyuan.policy.checkup;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.FactDefinition;
import io.xingyuan.engine.FactType;
import io.xingyuan.engine.Facts;
import io.xingyuan.engine.MissingFact;
import io.xingyuan.engine.UnknownReason;
import io.xingyuan.policy.Amounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 待补的问题: one missing fact that still matters, and what an answer is good for.
 *
 * @param subjectName empty for the enterprise itself
 * @param alone clauses that this fact alone answers
 * @param clauses clauses whose outcome waits for it, alone or with others; 0 when only an amount does
 * @param atStake the most, in 分, that those clauses give
 */
public record Question(
        FactDefinition fact,
        int year,
        String subjectId,
        String subjectName,
        UnknownReason reason,
        long alone,
        long clauses,
        long atStake) {

    private static final Comparator<Question> MOST_USEFUL = Comparator.comparingLong(Question::alone)
            .thenComparingLong(Question::clauses)
            .thenComparingLong(Question::atStake)
            .reversed();

    private record Key(String code, int year, String subjectId) {}

    /** Only facts that can still change an answer or an amount, the most useful first. */
    static List<Question> of(List<FindingRow> rows, Map<String, String> subjects) {
        Map<Key, List<FindingRow>> waiting = new LinkedHashMap<>();
        Map<Key, MissingFact> facts = new LinkedHashMap<>();
        for (FindingRow row : rows) {
            for (MissingFact missing : row.finding().missing()) {
                if (missing.reason() != UnknownReason.NEEDS_JUDGEMENT
                        && missing.definition().derived() == null) {
                    Key key = new Key(missing.definition().code(), missing.year(), missing.subjectId());
                    facts.putIfAbsent(key, missing);
                    waiting.computeIfAbsent(key, _ -> new ArrayList<>()).add(row);
                }
            }
        }
        return facts.entrySet().stream()
                .map(entry -> of(entry.getValue(), waiting.getOrDefault(entry.getKey(), List.of()), subjects))
                .sorted(MOST_USEFUL)
                .toList();
    }

    private static Question of(MissingFact missing, List<FindingRow> waiting, Map<String, String> subjects) {
        return new Question(
                missing.definition(),
                missing.year(),
                missing.subjectId(),
                subjects.getOrDefault(missing.subjectId(), ""),
                missing.reason(),
                waiting.stream().filter(Question::waitsForOne).count(),
                waiting.stream().filter(row -> decides(row, missing)).count(),
                waiting.stream().mapToLong(FindingRow::most).sum());
    }

    private static boolean decides(FindingRow row, MissingFact fact) {
        return row.finding().missing().stream()
                .anyMatch(missing -> missing.decides()
                        && missing.definition().equals(fact.definition())
                        && missing.year() == fact.year()
                        && missing.subjectId().equals(fact.subjectId()));
    }

    private static boolean waitsForOne(FindingRow row) {
        return row.finding().missing().stream().filter(MissingFact::decides).count() == 1
                && row.finding().missing().getFirst().decides();
    }

    /** The name of its input. */
    public String field() {
        return "fact." + fact.code() + "." + year + "." + subjectId;
    }

    public String label() {
        String name = year == Facts.NO_YEAR ? fact.name() : t("{0}（{1} 年）", fact.name(), String.valueOf(year));
        return subjectName.isEmpty() ? name : t("{0}：{1}", subjectName, name);
    }

    public String unit() {
        return switch (fact.type()) {
            case MONEY -> fact.unit().isEmpty() ? "万元" : fact.unit();
            case RATIO -> "%";
            case INTEGER -> fact.unit();
            case BOOL, CODE, DATE -> "";
        };
    }

    public boolean yesOrNo() {
        return fact.type() == FactType.BOOL;
    }

    public boolean chosen() {
        return fact.type() == FactType.CODE && !fact.codes().isEmpty();
    }

    @Nullable
    public String placeholder() {
        return switch (fact.type()) {
            case MONEY, RATIO -> "0.00";
            case INTEGER -> fact.unit().isEmpty() ? null : "0";
            case DATE -> "2025-06-30";
            case BOOL, CODE -> null;
        };
    }

    /** What an answer is good for. */
    String worth() {
        if (clauses == 0) {
            return t("只影响金额");
        }
        String words = alone > 0 ? t("补上后 {0} 条有答案", alone) : t("涉及 {0} 条，还要补别的资料", clauses);
        return atStake > 0 ? t("{0}，最高 {1}", words, Amounts.words(atStake)) : words;
    }
}
