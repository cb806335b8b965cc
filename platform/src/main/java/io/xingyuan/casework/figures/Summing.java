package io.xingyuan.casework.figures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** 累计: adds up {@link Sums} from rows of cases that took the same number of days each, and so finds the case in the middle. */
final class Summing {

    private static final String[] COUNTED = {
        "cases",
        "passed",
        "refused",
        "withdrawn",
        "office",
        "applicant",
        "paused",
        "corrections",
        "attendances",
        "once",
        "none"
    };

    private final long[] sums = new long[COUNTED.length];
    private final TreeMap<Integer, Long> passedByDays = new TreeMap<>();

    void add(ResultSet row) throws SQLException {
        for (int i = 0; i < COUNTED.length; i++) {
            sums[i] += row.getLong(COUNTED[i]);
        }
        passedByDays.merge(row.getInt("days"), row.getLong("passed"), Long::sum);
    }

    Sums sums() {
        return new Sums(
                sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], sums[7], sums[8], sums[9], sums[10],
                median());
    }

    boolean any() {
        return sums[0] > 0;
    }

    /** The smallest number of days that half of them kept; 0 when none passed. */
    private long median() {
        long half = (sums[1] + 1) / 2;
        long counted = 0;
        for (Map.Entry<Integer, Long> each : passedByDays.entrySet()) {
            counted += each.getValue();
            if (counted >= half && half > 0) {
                return each.getKey();
            }
        }
        return 0;
    }
}
