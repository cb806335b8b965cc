package io.xingyuan.policy.population;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * 名册对照: which row of a later roster is which of an earlier one.
 *
 * @param then by row of the later one the row of the earlier one, or {@link #ABSENT}
 * @param gone rows of the earlier one that the later one does not have
 */
@SuppressWarnings("ArrayRecordComponent") // looked up by row, never compared
record Alignment(int[] then, int[] gone) {

    static final int ABSENT = -1;

    static Alignment of(PackedRoster before, PackedRoster after) {
        if (Arrays.equals(before.subjects(), after.subjects())) {
            return new Alignment(IntStream.range(0, after.size()).toArray(), new int[0]);
        }
        Map<UUID, Integer> rows = HashMap.newHashMap(before.size());
        for (int row = 0; row < before.size(); row++) {
            rows.put(before.subjects()[row], row);
        }
        int[] then = Arrays.stream(after.subjects())
                .map(rows::remove)
                .mapToInt(row -> row == null ? ABSENT : row)
                .toArray();
        int[] gone = rows.values().stream().mapToInt(Integer::intValue).sorted().toArray();
        return new Alignment(then, gone);
    }
}
