package io.xingyuan.engine;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** 取整用词: the words for units and modes of rounding. */
final class RoundingWords {

    private static final Map<String, Long> FEN =
            Map.of("分", 1L, "角", 10L, "元", 100L, "百元", 10_000L, "千元", 100_000L, "万元", 1_000_000L);

    private RoundingWords() {}

    static @Nullable Long fen(String unit) {
        return FEN.get(unit);
    }

    static String unit(long fen) {
        for (Map.Entry<String, Long> entry : FEN.entrySet()) {
            if (entry.getValue() == fen) {
                return entry.getKey();
            }
        }
        return Wording.money(fen);
    }

    static String units() {
        return "分、角、元、百元、千元、万元";
    }

    static Rounding.@Nullable Mode mode(String word) {
        for (Rounding.Mode mode : Rounding.Mode.values()) {
            if (mode.word().equals(word)) {
                return mode;
            }
        }
        return null;
    }

    static String modes() {
        return Arrays.stream(Rounding.Mode.values())
                .map(mode -> mode.word() + " " + mode.label())
                .collect(Collectors.joining("、"));
    }
}
