package io.xingyuan.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * 方案: a clause with other figures or conditions, to be tried out while its source stays as it is.
 *
 * @param parameters new values as people write them ({@code 500万元}, {@code 2.5%}, {@code 甲、乙}, for a table of
 *     tiers a line {@code 起点 比率} each), by name of the parameter; they replace the value in force on the day asked about
 * @param amount new expressions by part of the amount: {@code formula}, {@code tiers}, {@code each}, {@code floor},
 *     {@code cap}; an empty one takes the part away
 * @param conditions new expressions by id of a condition
 * @param dropped ids of conditions that are taken away
 * @param added expressions that have to be met as well
 */
public record Variant(
        ClauseId clause,
        Map<String, String> parameters,
        Map<String, String> amount,
        Map<String, String> conditions,
        Set<String> dropped,
        List<String> added) {

    /** Parts of an amount that can be written anew. */
    public static final List<String> PARTS = List.of("formula", "tiers", "each", "floor", "cap");

    public Variant {
        parameters = Map.copyOf(parameters);
        amount = Map.copyOf(amount);
        conditions = Map.copyOf(conditions);
        dropped = Set.copyOf(dropped);
        added = List.copyOf(added);
    }

    /** {@link Problem#file()} of a fault in a new value. */
    public static String ofParameter(ClauseId clause, String name) {
        return clause + " 参数“" + name + "”";
    }

    /** {@link Problem#file()} of a fault in a part of the amount. */
    public static String ofAmount(ClauseId clause, String part) {
        return clause + " 金额 " + part;
    }

    /** {@link Problem#file()} of a fault in the new expression of a condition. */
    public static String ofCondition(ClauseId clause, String id) {
        return clause + " 条件“" + id + "”";
    }

    /** {@link Problem#file()} of a fault in an added condition, counted from 1. */
    public static String ofAdded(ClauseId clause, int number) {
        return clause + " 新增条件" + number;
    }

    /** {@link Problem#file()} of a fault in what is taken away. */
    public static String ofDropped(ClauseId clause) {
        return clause + " 去掉的条件";
    }

    /** The same for the same changes, whatever the order in which they were made. */
    String fingerprint() {
        return clause
                + new TreeMap<>(parameters).toString()
                + new TreeMap<>(amount)
                + new TreeMap<>(conditions)
                + new TreeSet<>(dropped)
                + added;
    }
}
