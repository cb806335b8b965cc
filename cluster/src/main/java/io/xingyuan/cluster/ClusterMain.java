package io.xingyuan.cluster;

import io.xingyuan.engine.PolicyProblems;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** 集群体检的入口: {@code spark-submit --class io.xingyuan.cluster.ClusterMain …} and {@code policy run --spark …}. */
public final class ClusterMain {

    private ClusterMain() {}

    /** Exit codes: 0 fine, 1 not possible, 2 wrong call. */
    public static void main(String[] arguments) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var errors = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(start(List.of(arguments), out, errors));
    }

    private static int start(List<String> arguments, PrintStream out, PrintStream errors) {
        ClusterOptions options;
        try {
            options = ClusterOptions.of(arguments, LocalDate.now(ZoneId.systemDefault()));
        } catch (Fault wrong) {
            errors.println("✗ " + wrong.getMessage());
            return 2;
        }
        SparkSession spark = session(options.master());
        try {
            return run(spark, options, out, errors);
        } finally {
            spark.stop();
        }
    }

    /** A session in which an overflow is an error and dates are java.time's. */
    static SparkSession session(@Nullable String master) {
        SparkSession.Builder builder = SparkSession.builder().appName("xingyuan");
        if (master != null) {
            builder.master(master);
        }
        return builder.config("spark.sql.ansi.enabled", true)
                .config("spark.sql.datetime.java8API.enabled", true)
                .config("spark.sql.caseSensitive", true)
                .config("spark.sql.session.timeZone", "UTC")
                .getOrCreate();
    }

    /** The run, with whatever goes wrong said in words. */
    static int run(SparkSession spark, ClusterOptions options, PrintStream out, PrintStream errors) {
        try {
            return new ClusterRun(spark, out).run(options);
        } catch (PolicyProblems problems) {
            problems.problems().forEach(errors::println);
        } catch (NoSuchFileException absent) {
            errors.println("✗ 没有这个文件或目录：" + absent.getFile() + " / no such file or folder");
        } catch (CharacterCodingException wrong) {
            errors.println("✗ 文件不是 UTF-8 编码：" + options.run().awards() + " / not UTF-8");
        } catch (IOException unusable) {
            errors.println("✗ 读写不了：" + unusable.getMessage() + " / cannot read or write");
        } catch (Exception | OutOfMemoryError broken) {
            errors.println("✗ " + words(broken));
            for (Throwable left : broken.getSuppressed()) {
                errors.println("✗ " + words(left));
            }
        }
        return 1;
    }

    /** What a failure of Spark comes down to. */
    private static String words(Throwable broken) {
        Optional<Throwable> fault =
                causes(broken).filter(Fault.class::isInstance).findFirst();
        if (fault.isPresent()) {
            return String.valueOf(fault.get().getMessage());
        }
        String all = causes(broken).map(Throwable::toString).reduce("", (a, b) -> a + "\n" + b);
        if (all.contains("OutOfMemory") || all.contains("exit code 52") || all.contains("exit code 137")) {
            return "内存不够：加大内存，或分成更多的分区（见 docs/cluster.md） / out of memory: give more, or more partitions";
        }
        if (all.contains("No space left on device")) {
            return "磁盘已满 / the disk is full";
        }
        Throwable last = causes(broken).reduce((outer, inner) -> inner).orElse(broken);
        String condition = causes(broken)
                .map(cause -> cause instanceof SparkThrowable known && known.getCondition() != null
                        ? known.getCondition()
                        : "")
                .filter(word -> !word.isEmpty())
                .findFirst()
                .orElse(last.getClass().getSimpleName());
        String first = String.valueOf(last.getMessage()).lines().findFirst().orElse("");
        if (condition.startsWith("FAILED_READ_FILE") || all.contains("is not a Parquet file")) {
            return "文件读不了：" + first + " / a file cannot be read";
        }
        return "Spark 没有做完（" + condition + "）：" + first + " / Spark failed: " + condition;
    }

    private static Stream<Throwable> causes(Throwable outer) {
        return Stream.iterate(outer, cause -> cause != null, Throwable::getCause)
                .limit(50);
    }
}
