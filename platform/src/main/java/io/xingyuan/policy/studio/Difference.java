package io.xingyuan.policy.studio;

import java.util.List;
import java.util.stream.Collectors;

/**
 * 一处不同, in plain words.
 *
 * @param clause title of the clause, empty for the document itself
 * @param what the name of what changed, such as 门槛
 * @param before empty when it is new
 * @param after empty when it is gone
 */
record Difference(String clause, String what, String before, String after) {

    /** Short, for the log. */
    static String words(List<Difference> differences) {
        return differences.stream()
                .map(each -> (each.clause.isEmpty() ? "" : each.clause + "：") + each.what + " " + each.before + "→"
                        + each.after)
                .collect(Collectors.joining("；"));
    }
}
