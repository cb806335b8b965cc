package io.xingyuan.engine;

import java.util.List;

/** 条件: what a clause asks, as authored. The texts are Chinese and fit for a reader. */
public sealed interface Condition {

    /** Unique within the clause; generated ({@code all-1}) when a group was not named. */
    String id();

    /** The condition in words; for a group possibly empty. */
    String says();

    /** 全部满足. */
    record All(String id, String says, List<Condition> children) implements Condition {
        public All {
            children = List.copyOf(children);
        }
    }

    /** 满足其一. */
    record Any(String id, String says, List<Condition> children) implements Condition {
        public Any {
            children = List.copyOf(children);
        }
    }

    /** 不满足. */
    record Not(String id, String says, Condition child) implements Condition {}

    /**
     * 叶子: one test.
     *
     * @param cite the exact place; that of the clause unless a narrower one is given
     * @param expression source text of the expression
     */
    record Test(String id, String says, String cite, ConditionKind kind, String expression) implements Condition {}
}
