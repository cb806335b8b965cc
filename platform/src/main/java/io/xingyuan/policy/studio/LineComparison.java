package io.xingyuan.policy.studio;

import static io.xingyuan.web.Texts.t;

import java.util.ArrayList;
import java.util.List;

/**
 * 逐行对比: two texts line by line.
 *
 * @param kind {@code same}, {@code gone} (only in the first) or {@code new} (only in the second)
 */
record LineComparison(String kind, String text) {

    /** Above so many pairs the middle counts as replaced, for the sake of time and memory. */
    private static final long MOST_PAIRS = 4_000_000;

    private static final int AROUND = 3;

    /** More than anybody reads on a page. */
    private static final int MOST_SHOWN = 3_000;

    static List<LineComparison> of(String before, String after) {
        List<String> old = before.lines().toList();
        List<String> young = after.lines().toList();
        int head = 0;
        while (head < old.size() && head < young.size() && old.get(head).equals(young.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < old.size() - head
                && tail < young.size() - head
                && old.get(old.size() - 1 - tail).equals(young.get(young.size() - 1 - tail))) {
            tail++;
        }
        List<LineComparison> lines = new ArrayList<>();
        old.subList(0, head).forEach(line -> lines.add(new LineComparison("same", line)));
        middle(old.subList(head, old.size() - tail), young.subList(head, young.size() - tail), lines);
        old.subList(old.size() - tail, old.size()).forEach(line -> lines.add(new LineComparison("same", line)));
        List<LineComparison> near = near(lines);
        if (near.size() <= MOST_SHOWN) {
            return near;
        }
        List<LineComparison> shown = new ArrayList<>(near.subList(0, MOST_SHOWN));
        shown.add(new LineComparison("same", t("⋯ 还有 {0} 行，请导出全文对比。", String.valueOf(near.size() - MOST_SHOWN))));
        return shown;
    }

    private static void middle(List<String> old, List<String> young, List<LineComparison> into) {
        boolean small = (long) old.size() * young.size() <= MOST_PAIRS;
        int[][] common = small ? common(old, young) : new int[old.size() + 1][];
        int i = 0;
        int j = 0;
        while (small && i < old.size() && j < young.size()) {
            if (old.get(i).equals(young.get(j))) {
                into.add(new LineComparison("same", old.get(i++)));
                j++;
            } else if (common[i + 1][j] >= common[i][j + 1]) {
                into.add(new LineComparison("gone", old.get(i++)));
            } else {
                into.add(new LineComparison("new", young.get(j++)));
            }
        }
        old.subList(i, old.size()).forEach(line -> into.add(new LineComparison("gone", line)));
        young.subList(j, young.size()).forEach(line -> into.add(new LineComparison("new", line)));
    }

    private static int[][] common(List<String> old, List<String> young) {
        int[][] common = new int[old.size() + 1][young.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = young.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(young.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    /** Of what is the same only the lines next to a change are left. */
    private static List<LineComparison> near(List<LineComparison> lines) {
        List<LineComparison> left = new ArrayList<>();
        boolean skipped = false;
        int next = 0; // the next line from here that was changed
        for (int i = 0; i < lines.size(); i++) {
            while (next < lines.size()
                    && (next < i - AROUND || lines.get(next).kind.equals("same"))) {
                next++;
            }
            if (next <= i + AROUND && next < lines.size()) {
                left.add(lines.get(i));
                skipped = false;
            } else if (!skipped) {
                left.add(new LineComparison("same", "⋯"));
                skipped = true;
            }
        }
        return left;
    }
}
