package io.xingyuan.engine;

/** 数的写法: quantities in Chinese words, exact to the last digit. */
final class Wording {

    private static final long FEN_PER_YUAN = 100;
    private static final long FEN_PER_WAN = 1_000_000;
    private static final long FEN_PER_YI = 10_000_000_000L;
    private static final long PPM_PER_PERCENT = 10_000;

    private Wording() {}

    /** 12_500_000 → {@code 12.5万元}. */
    static String money(long fen) {
        long size = Math.abs(fen);
        if (size >= FEN_PER_YI) {
            return decimal(fen, FEN_PER_YI) + "亿元";
        }
        return size >= FEN_PER_WAN ? decimal(fen, FEN_PER_WAN) + "万元" : decimal(fen, FEN_PER_YUAN) + "元";
    }

    /** 25_000 → {@code 2.5%}. */
    static String ratio(long ppm) {
        return decimal(ppm, PPM_PER_PERCENT) + "%";
    }

    /** Exact decimal of {@code number / scale}, where scale is a power of ten. */
    static String decimal(long number, long scale) {
        long size = Math.abs(number);
        var text = new StringBuilder(24);
        if (number < 0) {
            text.append('-');
        }
        text.append(size / scale);
        long rest = size % scale;
        if (rest != 0) {
            text.append('.');
            for (long digit = scale / 10; rest != 0; digit /= 10) {
                text.append((char) ('0' + rest / digit));
                rest %= digit;
            }
        }
        return text.toString();
    }
}
