package io.xingyuan.policy.matching;

import io.xingyuan.engine.Clause;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.PolicyLibrary;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * 所选条款: which clauses are asked about, as it stands in the address. Ids, when given, decide alone.
 *
 * @param clause ids such as {@code jilin-2023-35/3.5.2}
 * @param policy id of a document, empty for all
 * @param need words that title, sentence or keywords must hold
 * @param kind name of a {@link Clause.Kind}, empty for both
 */
record ClauseChoice(List<String> clause, String policy, String need, String kind) {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s，、；,;]+");

    ClauseChoice(@Nullable List<String> clause, @Nullable String policy, @Nullable String need, @Nullable String kind) {
        this.clause = clause == null
                ? List.of()
                : clause.stream().filter(id -> !id.isBlank()).toList();
        this.policy = RowFilter.given(policy);
        this.need = RowFilter.given(need);
        this.kind = RowFilter.given(kind);
    }

    boolean named() {
        return !clause.isEmpty();
    }

    /** Clauses of the library that are meant, in its order; unknown ids are passed over. */
    List<Clause> of(PolicyLibrary library) {
        return library.clauses().stream().filter(this::means).toList();
    }

    private boolean means(Clause candidate) {
        ClauseId id = candidate.id();
        if (named()) {
            return clause.contains(id.toString());
        }
        return (policy.isEmpty() || policy.equals(id.policy()))
                && (kind.isEmpty() || kind.equals(candidate.kind().name()))
                && speaksOf(candidate);
    }

    private boolean speaksOf(Clause candidate) {
        String text = normal(String.join(
                " ",
                candidate.title(),
                candidate.says(),
                candidate.cite(),
                candidate.recognizes(),
                String.join(" ", candidate.keywords())));
        return BETWEEN_WORDS.splitAsStream(normal(need)).allMatch(text::contains);
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
