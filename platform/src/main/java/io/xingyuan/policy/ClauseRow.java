package io.xingyuan.policy;

import io.xingyuan.engine.Clause;
import io.xingyuan.engine.Policy;
import java.util.List;

/**
 * 条款行: one clause among the results of a search.
 *
 * @param amount in words
 * @param open whether it is in force today
 * @param found where words were found that neither title nor sentence show, in Chinese
 * @param weight how well it fits; the larger the better
 */
record ClauseRow(Policy policy, Clause clause, String amount, boolean open, List<String> found, int weight) {

    String path() {
        return "/policies/" + clause.id();
    }
}
