package io.xingyuan.policy.matching;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** 匹配视图: the ways to look at the same matches. */
enum MatchView {
    CLAUSES("按条款"),
    ROWS("明细"),
    ENTERPRISES("按企业");

    private final String label;

    MatchView(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<MatchView> at(String path) {
        return Arrays.stream(values()).filter(view -> view.path().equals(path)).findFirst();
    }
}
