package io.xingyuan.policy.applyfree;

import io.xingyuan.policy.checkup.TreeNode;
import io.xingyuan.policy.fund.TopUp;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * 核对结果: how the clause stood for one line of a run when it was last examined, in the words of that day.
 *
 * @param asOf the day whose rules and facts count
 * @param rules hash of the library that said so
 * @param outcome name of an {@link io.xingyuan.policy.Outcome}
 * @param amount what the clause gives, in words
 * @param steps how the amount came about
 * @param lacking the facts that are missing and decide
 * @param unvouched names of facts that rest on the enterprise's own word
 * @param topUp what it is the difference of, where only that is due; null in those of an earlier version
 */
record Standing(
        String asOf,
        String rules,
        String outcome,
        String amount,
        String steps,
        List<TreeNode> tree,
        List<TreeNode.Known> known,
        List<Lack> lacking,
        List<String> unvouched,
        @Nullable TopUp topUp) {

    Standing {
        tree = List.copyOf(tree);
        known = List.copyOf(known);
        lacking = List.copyOf(lacking);
        unvouched = List.copyOf(unvouched);
    }

    /** The same where earlier awards leave less, with one step more of how the amount came about. */
    Standing less(String step, TopUp less) {
        return new Standing(
                asOf, rules, outcome, amount, (steps + " " + step).strip(), tree, known, lacking, unvouched, less);
    }

    TopUp difference() {
        return topUp == null ? TopUp.NONE : topUp;
    }

    /** Names of what is missing, in Chinese. */
    String lacked() {
        return lacking.stream().map(Lack::label).collect(Collectors.joining("、"));
    }

    /** 缺项: one fact, and the page on which it is entered. */
    record Lack(String label, String path) {}
}
