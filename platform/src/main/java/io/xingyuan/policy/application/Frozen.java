package io.xingyuan.policy.application;

import io.xingyuan.policy.Outcome;
import io.xingyuan.policy.checkup.ClauseCheckUp;
import io.xingyuan.policy.checkup.TreeNode;
import java.util.List;

/**
 * 提交时的体检: how the clause stood when the application was handed in, in the words of that day.
 *
 * @param asOf the day whose rules and facts count
 * @param rules hash of the library that said so
 * @param outcome name of an {@link Outcome}
 * @param amount what the clause gives, in words
 * @param steps how the amount came about; may be empty
 * @param answered what the enterprise filled in, as label and value
 * @param evidence what was to be handed in
 */
record Frozen(
        String asOf,
        String rules,
        String outcome,
        String amount,
        String steps,
        String caution,
        List<TreeNode> tree,
        List<TreeNode.Known> known,
        List<Line> answered,
        List<String> evidence,
        String statement) {

    /** 一行. */
    record Line(String field, String label, String value) {}

    static Frozen of(
            ClauseCheckUp checked, String rules, List<Line> answered, List<String> evidence, String statement) {
        var row = checked.row();
        return new Frozen(
                row.asOf().toString(),
                rules,
                row.outcome().name(),
                row.amount(),
                row.steps(),
                row.caution(),
                row.tree().top(),
                checked.known(),
                answered,
                evidence,
                statement);
    }

    Outcome state() {
        return Outcome.valueOf(outcome);
    }
}
