package io.xingyuan.policy.studio;

import java.util.List;

/** 加一条: one more clause, or one more fact, at the end of a text, with an id that is free. */
final class Growing {

    private static final String FACT = "own-fact-";

    private Growing() {}

    static String withOneMore(String text, Skeleton skeleton) {
        if (skeleton.clauses().isEmpty() || skeleton.clauses().stream().anyMatch(clause -> !clause.editable())) {
            return text;
        }
        Skeleton.Block last = skeleton.clauses().getLast();
        String margin = " ".repeat(Math.max(0, last.column() - 2));
        int end = skeleton.endOf(last);
        boolean spaced = !skeleton.dictionary();
        String before = (text.charAt(end - 1) == '\n' ? "" : "\n") + (spaced ? "\n" : "");
        String written = before + margin + part(skeleton).strip().replace("\n", "\n" + margin) + "\n";
        return text.substring(0, end) + written + text.substring(end);
    }

    private static String part(Skeleton skeleton) {
        String key = skeleton.dictionary() ? "code" : "id";
        List<String> taken =
                skeleton.clauses().stream().map(part -> part.scalar(key)).toList();
        int number = skeleton.clauses().size() + 1;
        while (taken.contains((skeleton.dictionary() ? FACT : "") + number)) {
            number++;
        }
        return skeleton.dictionary()
                ? FirstText.fact(number)
                : FirstText.clause(String.valueOf(number), skeleton.document().scalar("published"));
    }
}
