package io.xingyuan.engine;

import java.util.Collection;

/** 近似词: what somebody probably meant to write. */
final class Spelling {

    private Spelling() {}

    /** {@code ，是否想写“X”？} for the nearest candidate, or an empty text when none is near. */
    static String hint(String written, Collection<String> candidates) {
        String nearest = "";
        int least = Math.max(1, written.length() / 2) + 1;
        for (String candidate : candidates) {
            boolean part = written.length() > 1 && candidate.contains(written);
            int distance = part ? 1 : distance(written, candidate);
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        return nearest.isEmpty() ? "" : "，是否想写“" + nearest + "”？";
    }

    /** Levenshtein distance over short texts; long ones count as far. */
    private static int distance(String a, String b) {
        if (a.length() > 64 || b.length() > 64) {
            return Integer.MAX_VALUE;
        }
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], previous[j]) + 1, previous[j - 1] + change);
            }
            previous = row;
        }
        return previous[b.length()];
    }
}
