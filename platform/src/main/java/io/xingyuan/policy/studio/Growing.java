package io.xingyuan.policy.studio;

import io.xingyuan.web.Scope;
import java.util.Set;
import java.util.stream.Collectors;

/** 加一条: one more clause, or one more fact, at the end of a text, with an id that is free. */
final class Growing {

    private static final String FACT = "own-fact-";

    private Growing() {}

    /** @param scope the parks that the policy is for */
    static String withOneMore(String text, Skeleton skeleton, Scope scope) {
        if (skeleton.clauses().isEmpty() || skeleton.clauses().stream().anyMatch(clause -> !clause.editable())) {
            return text;
        }
        Skeleton.Block last = skeleton.clauses().getLast();
        String margin = " ".repeat(Math.max(0, last.column() - 2));
        int end = skeleton.endOf(last);
        boolean spaced = !skeleton.dictionary();
        String before = (text.charAt(end - 1) == '\n' ? "" : "\n") + (spaced ? "\n" : "");
        String written = before + margin + part(skeleton, scope).strip().replace("\n", "\n" + margin) + "\n";
        return text.substring(0, end) + written + text.substring(end);
    }

    private static String part(Skeleton skeleton, Scope scope) {
        String key = skeleton.dictionary() ? "code" : "id";
        Set<String> taken =
                skeleton.clauses().stream().map(part -> part.scalar(key)).collect(Collectors.toSet());
        int number = skeleton.clauses().size() + 1;
        while (taken.contains((skeleton.dictionary() ? FACT : "") + number)) {
            number++;
        }
        return skeleton.dictionary()
                ? FirstText.fact(number)
                : FirstText.clause(String.valueOf(number), skeleton.document().scalar("published"), scope);
    }
}
