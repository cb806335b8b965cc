package io.xingyuan.policy.fund;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** 万元: how an amount is typed, at most to the 分, with or without thousands separators. */
final class Wan {

    static final String TYPED = "\\s*(?!0+(\\.0*)?\\s*$)[0-9]{1,3}(,?[0-9]{3}){0,3}(\\.[0-9]{1,6})?\\s*";
    static final String MESSAGE = "请填写大于 0 的金额，单位万元，最多六位小数，例如 120 或 35.5。";
    private static final int FEN = 6;

    private Wan() {}

    static boolean fits(@Nullable String typed) {
        return typed != null && typed.matches(TYPED);
    }

    /** In 元 with two places, for lists that are added up and for banks. */
    static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    /** As {@link #yuan}, with thousands separators, for tables. */
    static String grouped(long fen) {
        return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(BigDecimal.valueOf(fen, 2));
    }

    /** Chinese, for sentences of the house that are not translated: 1_000_000 is {@code 1 万元}. */
    static String words(long fen) {
        return figure(fen) + " 万元";
    }

    /** The figure of {@link #words} without its unit. */
    static String figure(long fen) {
        BigDecimal wan = BigDecimal.valueOf(fen, FEN).stripTrailingZeros();
        return (wan.scale() < 0 ? wan.setScale(0) : wan).toPlainString();
    }

    static long fen(String typed) {
        return new BigDecimal(typed.strip().replace(",", ""))
                .movePointRight(FEN)
                .longValueExact();
    }
}
