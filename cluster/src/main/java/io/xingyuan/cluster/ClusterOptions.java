package io.xingyuan.cluster;

import io.xingyuan.engine.RunOptions;
import io.xingyuan.engine.State;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 作业选项: what a run on Spark was asked for.
 *
 * @param master where to run, such as {@code local[2]}; null when {@code spark-submit} has said so
 * @param bySql whether generated SQL works out the answers; else the column evaluator does
 */
record ClusterOptions(RunOptions run, @Nullable String master, boolean bySql) {

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
        if (by != null && !List.of("columns", "sql").contains(by)) {
            throw new Fault(Ending.WRONG_USE, "--by 应是 columns 或 sql：" + by, "--by takes columns or sql: " + by);
        }
        RunOptions run = run(rest, today);
        if (run == null) {
            throw new Fault(Ending.WRONG_USE, "参数不对，用法见上", "wrong arguments");
        }
        if (!run.budget().sums().isEmpty() && !run.wanted().contains(State.ELIGIBLE)) {
            throw new Fault(
                    Ending.WRONG_USE,
                    "分配预算要有“符合”的结果，--only 里请加上",
                    "a budget needs the eligible ones: add them to --only");
        }
        return new ClusterOptions(run, master, "sql".equals(by));
    }

    private static @Nullable RunOptions run(List<String> rest, LocalDate today) {
        try {
            return RunOptions.of(rest, today);
        } catch (IllegalArgumentException wrong) {
            throw new Fault(
                    Ending.WRONG_USE,
                    String.valueOf(wrong.getMessage()),
                    "--budget takes pool=sum, a pool once; --order takes share, small-claims, large-claims, small-firms or listed");
        }
    }

    static final String USAGE = """
            用法 Usage：policy run --spark local[2]|spark://…|yarn <目录> --facts 事实 --out 目录
              --facts      一张 CSV 或一个目录的 CSV；Parquet 目录（enterprise、product … 各一个子目录）；jdbc:…
                           a CSV table or a folder of them; a folder of Parquet tables; a JDBC address
              --by         columns（默认，含待补事实）或 sql（生成的 Spark SQL）
              --awards     已兑现的台账（事实旁边没有 award 表时） awards already given (CSV)
              --budget     资金池=金额，可多次 pool=sum, again for more
              --order      按比例分（默认）、先小额、先大额、先小企业、按先后 how a budget is shared
              --as-of      基准日 legal date    --only 符合,待补数据 states to write
              --keep-going 读不懂的格按“矛盾”处理，继续 bad cells count as conflicting""";
}
