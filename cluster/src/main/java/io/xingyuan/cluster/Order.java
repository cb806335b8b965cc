package io.xingyuan.cluster;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/** 分法: how a budget that does not suffice is shared. */
enum Order {
    SHARE("按比例分"),
    SMALL_CLAIMS("先小额"),
    LARGE_CLAIMS("先大额"),
    LISTED("按先后");

    private final String label;

    Order(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    static Optional<Order> of(String word) {
        return Arrays.stream(values())
                .filter(order -> order.label.equals(word)
                        || order.name()
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-')
                                .equals(word))
                .findFirst();
    }

    /** Who is served before whom, lowest first; those alike in the order of the claims. */
    Column rank() {
        return switch (this) {
            case SHARE, LISTED -> functions.lit(0L);
            case SMALL_CLAIMS -> functions.col(Findings.FEN);
            case LARGE_CLAIMS -> functions.negate(functions.col(Findings.FEN));
        };
    }
}
