package io.xingyuan.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * 预算选项: which sums a run shares, and how.
 *
 * @param sums in 分 by name of the pool, in the order given
 */
public record BudgetOptions(Map<String, Long> sums, Sharing order) {

    public BudgetOptions {
        sums = new LinkedHashMap<>(sums);
    }

    /**
     * Takes {@code --budget} and {@code --order} out of the arguments of a call.
     *
     * @throws IllegalArgumentException with a Chinese message when they are wrong
     */
    public static BudgetOptions taken(List<String> arguments) {
        String word = RunOptions.taken(arguments, "--order");
        Sharing order = Sharing.of(word == null ? Sharing.SHARE.label() : word)
                .orElseThrow(() -> new IllegalArgumentException("--order 应是 " + Sharing.labels("、") + " 之一：" + word));
        Map<String, Long> sums = new LinkedHashMap<>();
        for (String text = RunOptions.taken(arguments, "--budget");
                text != null;
                text = RunOptions.taken(arguments, "--budget")) {
            add(text, sums);
        }
        return new BudgetOptions(sums, order);
    }

    private static void add(String text, Map<String, Long> sums) {
        int at = text.lastIndexOf('=');
        Value.Money sum = at < 1 ? null : Value.Money.parse(text.substring(at + 1));
        if (sum == null || sum.fen() < 0) {
            throw new IllegalArgumentException("--budget 应写成 资金池=金额，如 专项资金=3000万元：" + text);
        }
        if (sums.put(text.substring(0, at).strip(), sum.fen()) != null) {
            throw new IllegalArgumentException("资金池写了两次：" + text);
        }
    }

    /**
     * Sees that the library can tell who comes first.
     *
     * @throws IllegalArgumentException with a Chinese message when it cannot
     */
    public void require(PolicyLibrary library) {
        if (order == Sharing.SMALL_FIRMS && !library.knowsSizes()) {
            throw new IllegalArgumentException("--order " + order.label() + "：" + SizeOrder.NEEDED);
        }
    }

    /**
     * Places, among some clauses, of those that each of the pools pays; by name of the pool.
     *
     * @throws IllegalArgumentException with a Chinese message when a pool pays none of them
     */
    public Map<String, List<Integer>> paid(List<Clause> clauses) {
        Map<String, List<Integer>> pools = new TreeMap<>();
        for (int number = 0; number < clauses.size(); number++) {
            Budget budget = clauses.get(number).budget();
            if (budget != null) {
                pools.computeIfAbsent(budget.pool(), added -> new ArrayList<>()).add(number);
            }
        }
        for (String pool : sums.keySet()) {
            if (!pools.containsKey(pool)) {
                throw new IllegalArgumentException(
                        "没有条款由资金池“" + pool + "”支付，政策库里有：" + String.join("、", pools.keySet()));
            }
        }
        pools.keySet().retainAll(sums.keySet());
        return pools;
    }

    PoolBudgets budgets() {
        Map<String, BudgetRule> pools = new LinkedHashMap<>();
        sums.forEach((pool, fen) -> pools.put(pool, order.rule(fen)));
        return new PoolBudgets(pools);
    }

    /**
     * What became of a pool, in words.
     *
     * @param counted what was asked of it in all, in 分
     * @param given what it gave, in 分
     * @param claims how many asked
     * @param served how many got something
     */
    public String words(String pool, long counted, long given, long claims, long served) {
        return "资金池 %s：应得 %s，预算 %s，%s分给 %s（%,d 笔，%,d 笔得到）"
                .formatted(
                        pool,
                        Wording.money(counted),
                        Wording.money(sums.getOrDefault(pool, 0L)),
                        order.label(),
                        Wording.money(given),
                        claims,
                        served);
    }
}
