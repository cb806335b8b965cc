package io.xingyuan.cluster;

import io.xingyuan.engine.RunOptions;
import io.xingyuan.engine.State;
import io.xingyuan.engine.Value;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 作业选项: what a run on Spark was asked for.
 *
 * @param master where to run, such as {@code local[2]}; null when {@code spark-submit} has said so
 * @param bySql whether generated SQL works out the answers; else the column evaluator does
 * @param budgets sum in 分 by name of the pool
 */
record ClusterOptions(RunOptions run, @Nullable String master, boolean bySql, Map<String, Long> budgets, Order order) {

    ClusterOptions {
        budgets = Map.copyOf(budgets);
    }

    /**
     * Reads the arguments of a call.
     *
     * @throws Fault when they are wrong
     */
    static ClusterOptions of(List<String> arguments, LocalDate today) {
        List<String> rest = new ArrayList<>(arguments);
        if (!rest.isEmpty() && rest.getFirst().equals("run")) {
            rest.removeFirst();
        }
        String master = RunOptions.taken(rest, "--spark");
        String by = RunOptions.taken(rest, "--by");
        String order = RunOptions.taken(rest, "--order");
        Map<String, Long> budgets = new LinkedHashMap<>();
        for (String text = RunOptions.taken(rest, "--budget");
                text != null;
                text = RunOptions.taken(rest, "--budget")) {
            budget(text, budgets);
        }
        if (by != null && !List.of("columns", "sql").contains(by)) {
            throw new Fault("--by 应是 columns 或 sql：" + by, "--by takes columns or sql: " + by);
        }
        Order shared = Order.of(order == null ? Order.SHARE.label() : order)
                .orElseThrow(() -> new Fault(
                        "--order 应是 按比例分、先小额、先大额、按先后 之一：" + order,
                        "--order takes share, small-claims, large-claims or listed: " + order));
        RunOptions run = RunOptions.of(rest, today);
        if (run == null) {
            throw new Fault("参数不对\n" + USAGE, "wrong arguments");
        }
        if (!budgets.isEmpty() && !run.wanted().contains(State.ELIGIBLE)) {
            throw new Fault("分配预算要有“符合”的结果，--only 里请加上", "a budget needs the eligible ones: add them to --only");
        }
        return new ClusterOptions(run, master, "sql".equals(by), budgets, shared);
    }

    private static void budget(String text, Map<String, Long> budgets) {
        int at = text.lastIndexOf('=');
        Value.Money sum = at < 1 ? null : Value.Money.parse(text.substring(at + 1));
        if (sum == null || sum.fen() < 0) {
            throw new Fault("--budget 应写成 资金池=金额，如 专项资金=3000万元：" + text, "--budget takes pool=sum: " + text);
        }
        if (budgets.put(text.substring(0, at).strip(), sum.fen()) != null) {
            throw new Fault("资金池写了两次：" + text, "a pool is given twice: " + text);
        }
    }

    static final String USAGE = """
            用法 Usage：policy run --spark local[2]|spark://…|yarn <目录> --facts 事实 --out 目录
              --facts      一张 CSV 或一个目录的 CSV；Parquet 目录（enterprise、product … 各一个子目录）；jdbc:…
                           a CSV table or a folder of them; a folder of Parquet tables; a JDBC address
              --by         columns（默认，含待补事实）或 sql（生成的 Spark SQL）
              --awards     已兑现的台账（事实旁边没有 award 表时） awards already given (CSV)
              --budget     资金池=金额，可多次 pool=sum, again for more
              --order      按比例分（默认）、先小额、先大额、按先后 how a budget is shared
              --as-of      基准日 legal date    --only 符合,待补数据 states to write
              --keep-going 读不懂的格按“矛盾”处理，继续 bad cells count as conflicting""";
}
