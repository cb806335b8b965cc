package io.xingyuan.engine;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** 命令行: {@code policy check | explain | run}, without the platform. */
public final class Main {

    private static final String USAGE = """
            用法：
              policy check [-v] <目录>                      检查政策库：写法、类型、单位和测试
              policy explain <政策号|条款号> --facts 文件    体检一家企业并说明理由
                     [--as-of 日期] [--library 目录] [--json]
              policy run <目录> --facts 事实.csv --out 结果.csv   体检一张表里的全部企业
                     [--awards 台账.csv] [--as-of 日期] [--only 符合,待补数据] [--keep-going]""";

    private Main() {}

    /** Exit codes: 0 fine, 1 errors found, 2 wrong call. */
    public static void main(String[] arguments) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        int code = run(List.of(arguments), out);
        out.flush();
        System.exit(code);
    }

    static int run(List<String> arguments, PrintStream out) {
        if (arguments.isEmpty() || arguments.getFirst().equals("--help")) {
            out.println(USAGE);
            return arguments.isEmpty() ? 2 : 0;
        }
        List<String> rest = arguments.subList(1, arguments.size());
        return switch (arguments.getFirst()) {
            case "check" -> new CheckCommand(out).run(rest);
            case "explain" -> new ExplainCommand(out, LocalDate.now(ZoneId.systemDefault())).run(rest);
            case "run" -> new RunCommand(out, System.err, LocalDate.now(ZoneId.systemDefault())).run(rest);
            default -> {
                out.println("没有这个命令：" + arguments.getFirst());
                out.println(USAGE);
                yield 2;
            }
        };
    }
}
