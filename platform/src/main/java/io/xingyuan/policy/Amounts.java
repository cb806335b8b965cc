package io.xingyuan.policy;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.web.Texts;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** 金额的写法: integer 分 in words, exact to the last digit. */
public final class Amounts {

    private static final long WAN = 1_000_000L;
    private static final long YI = 10_000_000_000L;

    private Amounts() {}

    /** 12_500_000 分 → {@code 12.5 万元}; from 1 亿元 on in 亿元; below 1 万元 in 元. */
    public static String words(long fen) {
        return figure(fen) + " " + unit(fen);
    }

    /** The figure of {@link #words} without its unit. */
    public static String figure(long fen) {
        return decimal(fen, scale(fen));
    }

    /** The unit of {@link #words}. */
    public static String unit(long fen) {
        long scale = scale(fen);
        return scale == YI ? t("亿元") : scale == WAN ? t("万元") : t("元");
    }

    /** In 万元 throughout, for columns that are added up. */
    public static String wan(long fen) {
        return decimal(fen, Texts.english() ? 100L : WAN);
    }

    /** The unit of {@link #wan}. */
    public static String wanUnit() {
        return Texts.english() ? t("元") : "万元";
    }

    /** Integer millionths as per cent: 25_000 → {@code 2.5%}. */
    public static String percent(long ppm) {
        return decimal(ppm, 10_000L) + "%";
    }

    private static long scale(long fen) {
        if (Texts.english() || (Math.abs(fen) < WAN && fen != 0)) {
            return 100L;
        }
        return Math.abs(fen) >= YI ? YI : WAN;
    }

    private static String decimal(long number, long scale) {
        return grouped(BigDecimal.valueOf(number).divide(BigDecimal.valueOf(scale)));
    }

    /** With separators between thousands. */
    static String grouped(BigDecimal number) {
        return new DecimalFormat("#,##0.##########", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number);
    }
}
