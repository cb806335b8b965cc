package io.xingyuan.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 条款: one benefit or one recognition of a policy document.
 *
 * @param cite place in the document (条、款、项)
 * @param says the clause in our own words
 * @param recognizes name of the title that a RECOGNITION clause gives; empty for MONEY
 * @param frequency null for RECOGNITION
 * @param amount null for RECOGNITION
 * @param parameters those of the clause and those of its document that it uses
 * @param tests names of its authored tests; {@link PolicyLibrary#trials} runs them
 */
public record Clause(
        ClauseId id,
        String title,
        String cite,
        String says,
        Entity entity,
        Kind kind,
        String recognizes,
        @Nullable Frequency frequency,
        Validity validity,
        Condition when,
        @Nullable Amount amount,
        List<Parameter> parameters,
        List<String> evidence,
        @Nullable Stacking stacking,
        @Nullable Budget budget,
        List<String> keywords,
        String note,
        List<String> tests) {

    /** 条款性质. */
    public enum Kind {
        MONEY("资金"),
        RECOGNITION("资格认定");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The Chinese name. */
        public String label() {
            return label;
        }
    }

    public Clause {
        parameters = List.copyOf(parameters);
        evidence = List.copyOf(evidence);
        keywords = List.copyOf(keywords);
        tests = List.copyOf(tests);
    }
}
