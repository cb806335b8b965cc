package io.xingyuan.cluster;

import io.xingyuan.engine.Problem;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.SparkThrowable;

/**
 * 收场: how a run ended and what is said of it, the last line being for the person who called.
 *
 * @param words a line each, Chinese first
 */
record Ended(Ending ending, List<String> words) {

    private static final int LONGEST = 300;
    private static final int DEEPEST = 50;

    Ended {
        words = List.copyOf(words);
    }

    static Ended well() {
        return new Ended(Ending.DONE, List.of());
    }

    /** The facts have faults, which have been said. */
    static Ended withoutAnswers() {
        return new Ended(Ending.FAULTY, List.of());
    }

    /** The rules have faults. */
    static Ended of(List<Problem> problems) {
        List<String> words = new ArrayList<>();
        problems.forEach(problem -> words.add(problem.toString()));
        words.add("✗ 规则有错，没有体检 / the rules have faults");
        return new Ended(Ending.FAULTY, words);
    }

    static Ended wrongUse(Fault wrong) {
        return new Ended(wrong.ending(), List.of(ClusterOptions.USAGE, "✗ " + wrong.getMessage()));
    }

    /** What a failure comes down to, and what else went wrong on the way. */
    static Ended of(Throwable broken) {
        Ended first = one(broken);
        List<String> words = new ArrayList<>(first.words);
        for (Throwable left : broken.getSuppressed()) {
            words.addAll(one(left).words);
        }
        return new Ended(first.ending, words);
    }

    private static Ended one(Throwable broken) {
        for (Throwable cause : causes(broken).toList()) {
            if (cause instanceof Fault fault) {
                return said(fault.ending(), String.valueOf(fault.getMessage()));
            }
            if (cause instanceof NoSuchFileException absent) {
                return said(Ending.NO_FILES, "没有这个文件或目录：" + absent.getFile() + " / no such file or folder");
            }
            if (cause instanceof CharacterCodingException) {
                return said(Ending.FAULTY, "文件不是 UTF-8 编码 / a file is not UTF-8");
            }
        }
        return ofSpark(broken);
    }

    private static Ended ofSpark(Throwable broken) {
        String all = causes(broken).map(Throwable::toString).reduce("", (a, b) -> a + "\n" + b);
        if (has(
                all,
                "OutOfMemory",
                "exit code 52",
                "exit code: 52",
                "exit code 137",
                "exit code: 137",
                "INVALID_DRIVER_MEMORY",
                "INVALID_EXECUTOR_MEMORY")) {
            return said(
                    Ending.OUT_OF_MEMORY,
                    "内存不够：加大内存，或分成更多的分区，见 docs/cluster.md / out of memory: give more, or more partitions");
        }
        if (has(all, "No space left on device")) {
            return said(Ending.DISK_FULL, "磁盘已满 / the disk is full");
        }
        String first = brief(last(broken));
        if (has(all, "Could not parse Master URL", "Master must either be", "A master URL must be set")) {
            return said(
                    Ending.WRONG_USE,
                    "--spark 写得不对，应是 local[核数]、spark://主机:端口 或 yarn：" + first + " / no such kind of master");
        }
        if (has(all, "FAILED_READ_FILE", "is not a Parquet file", "PATH_NOT_FOUND")) {
            return said(Ending.NO_FILES, "文件读不了：" + first + " / a file cannot be read");
        }
        if (has(all, "ClassNotFoundException", "No suitable driver") && has(all, "jdbc", "Driver")) {
            return said(Ending.NO_DATABASE, "没有这种数据库的驱动，用 --jars 带上 / no driver for this kind of database");
        }
        if (has(all, "java.sql.", "PSQLException")) {
            return said(Ending.NO_DATABASE, "数据库读不了：" + first + " / the database cannot be read");
        }
        if (has(
                all,
                "ExecutorLostFailure",
                "executor lost",
                "FetchFailed",
                "All masters are unresponsive",
                "SparkContext was shut down",
                "stopped SparkContext",
                "Connection refused")) {
            return said(Ending.BROKEN_OFF, "集群断了，任务没有做完：" + first + " / the cluster lost what it worked at");
        }
        return unknown(broken, all, first);
    }

    private static Ended unknown(Throwable broken, String all, String first) {
        if (last(broken) instanceof IOException) {
            return said(Ending.NO_FILES, "读写不了：" + first + " / cannot read or write");
        }
        Optional<String> condition = causes(broken)
                .map(cause -> cause instanceof SparkThrowable known ? known.getCondition() : null)
                .filter(word -> word != null && !word.isEmpty())
                .findFirst();
        String word = condition.orElse(last(broken).getClass().getSimpleName());
        boolean spark = condition.isPresent() || all.contains("org.apache.spark");
        return said(
                spark ? Ending.BROKEN_OFF : Ending.FAULTY,
                "Spark 没有做完（" + word + "）：" + first + " / Spark failed: " + word);
    }

    private static Ended said(Ending ending, String words) {
        return new Ended(ending, List.of("✗ " + words));
    }

    private static boolean has(String all, String... some) {
        String plain = all.toLowerCase(Locale.ROOT);
        return Stream.of(some).anyMatch(each -> plain.contains(each.toLowerCase(Locale.ROOT)));
    }

    private static Throwable last(Throwable broken) {
        return causes(broken).reduce((outer, inner) -> inner).orElse(broken);
    }

    /** One line, and no longer than can be read. */
    private static String brief(Throwable broken) {
        String message = broken.getMessage() == null ? broken.getClass().getSimpleName() : broken.getMessage();
        String line = message.lines().findFirst().orElse("").strip().replaceAll("(?i)(password=)[^&;\\s]+", "$1…");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "……";
    }

    private static Stream<Throwable> causes(Throwable outer) {
        return Stream.iterate(outer, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST);
    }
}
