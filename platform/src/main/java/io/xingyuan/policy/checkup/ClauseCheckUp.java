package io.xingyuan.policy.checkup;

import java.util.List;
import java.util.Map;

/**
 * 条款体检结果: one clause for one subject.
 *
 * @param row how it stands with the answers given
 * @param known facts on record that the clause looks at, each with source and day
 * @param asked facts that are not on record and matter, also those that an answer has just settled
 * @param wrong answers that cannot be read, by field, in Chinese
 */
public record ClauseCheckUp(
        FindingRow row, List<TreeNode.Known> known, List<Question> asked, Map<String, String> wrong) {

    public ClauseCheckUp {
        known = List.copyOf(known);
        asked = List.copyOf(asked);
    }
}
