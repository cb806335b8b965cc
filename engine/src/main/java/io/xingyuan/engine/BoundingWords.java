package io.xingyuan.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** 界限用语的识别: 以上、不低于、超过 and the like, before or after a number. */
final class BoundingWords {

    /** Longer words first, since 不超过 contains 超过 and 超. */
    private static final List<String> BEFORE = List.of(
            "不低于", "不少于", "不小于", "不高于", "不多于", "不大于", "不超过", "至少", "至多", "达到", "超过", "高于", "多于", "大于", "低于", "少于", "小于",
            "不满", "不足", "最高", "最低", "不到", "超");

    private static final List<String> AFTER = List.of("及以上", "及以下", "以上", "以下", "以内", "以外");
    private static final List<String> BETWEEN = List.of("（含）", "(含)", "（含本数）", "（不含）");

    private BoundingWords() {}

    /** Words that a convention may explain. */
    static boolean isKnown(String word) {
        return BEFORE.contains(word) || AFTER.contains(word);
    }

    static List<String> all() {
        return java.util.stream.Stream.concat(AFTER.stream(), BEFORE.stream()).toList();
    }

    /** The bounding word beside the first mention of a number, or null when there is none. */
    static @Nullable String beside(String text, String number) {
        int at = find(text, number);
        if (at < 0) {
            return null;
        }
        String after = text.substring(at + number.length());
        for (String between : BETWEEN) {
            after = after.startsWith(between) ? after.substring(between.length()) : after;
        }
        for (String word : AFTER) {
            if (after.startsWith(word)) {
                return word;
            }
        }
        String before = text.substring(0, at);
        for (String word : BEFORE) {
            if (before.endsWith(word)) {
                return word;
            }
        }
        return null;
    }

    /** A mention that is not the tail of a longer number. */
    private static int find(String text, String number) {
        int at = text.indexOf(number);
        while (at > 0 && (Character.isDigit(text.charAt(at - 1)) || text.charAt(at - 1) == '.')) {
            at = text.indexOf(number, at + 1);
        }
        return at;
    }
}
