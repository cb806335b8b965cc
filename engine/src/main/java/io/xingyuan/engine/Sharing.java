package io.xingyuan.engine;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** 分法: how a budget that does not suffice is shared; {@code budget.order} of a clause and {@code --order} of a run. */
public enum Sharing {
    SHARE("按比例分"),
    SMALL_CLAIMS("先小额"),
    LARGE_CLAIMS("先大额"),
    SMALL_FIRMS("先小企业"),
    LISTED("按先后");

    private final String label;

    Sharing(String label) {
        this.label = label;
    }

    /** The Chinese name. */
    public String label() {
        return label;
    }

    /** All Chinese names. */
    public static String labels(String between) {
        return Arrays.stream(values()).map(Sharing::label).collect(Collectors.joining(between));
    }

    /** By its Chinese name or as policies write it, {@code small-claims}. */
    public static Optional<Sharing> of(String word) {
        return Arrays.stream(values())
                .filter(sharing ->
                        sharing.label.equals(word) || Form.word(sharing).equals(word))
                .findFirst();
    }

    /** A sum shared this way; those alike come in the order of the claims. */
    public BudgetRule rule(long fen) {
        return new BudgetRule(
                fen,
                switch (this) {
                    case SHARE -> null;
                    case SMALL_CLAIMS -> (claims, claim, asked) -> asked;
                    case LARGE_CLAIMS -> (claims, claim, asked) -> -asked;
                    case SMALL_FIRMS -> (claims, claim, asked) -> claims.sizeRank(claim);
                    case LISTED -> (claims, claim, asked) -> 0;
                });
    }
}
