package io.xingyuan.engine;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;

/** {@code policy run}: checks every subject of a table against every clause in force and writes a table of answers. */
final class RunCommand {

    private static final String USAGE =
            "用法：policy run <目录> --facts 事实.csv --out 结果.csv [--awards 台账.csv] [--as-of 日期] [--only 符合,待补数据]"
                    + " [--budget 资金池=金额]… [--order " + Sharing.labels("|") + "] [--keep-going]";

    private final PrintStream out;
    private final PrintStream progress;
    private final LocalDate today;

    RunCommand(PrintStream out, PrintStream progress, LocalDate today) {
        this.out = out;
        this.progress = progress;
        this.today = today;
    }

    /** Exit code: 0 when the table is written, 1 on faulty files, 2 when the call was wrong. */
    int run(List<String> arguments) {
        RunOptions options;
        try {
            options = RunOptions.of(arguments, today);
        } catch (IllegalArgumentException wrong) {
            out.println(wrong.getMessage());
            return 2;
        }
        if (options == null) {
            out.println(USAGE);
            return 2;
        }
        try {
            return run(options, Path.of(options.out()));
        } catch (PolicyProblems problems) {
            problems.problems().forEach(out::println);
        } catch (NoSuchFileException absent) {
            out.println("没有这个文件或目录：" + absent.getFile());
        } catch (CharacterCodingException wrong) {
            out.println("文件不是 UTF-8 编码：" + options.facts());
        } catch (IOException unusable) {
            out.println("读写不了：" + unusable.getMessage());
        }
        return 1;
    }

    private int run(RunOptions options, Path target) throws PolicyProblems, IOException {
        long start = System.nanoTime();
        PolicyLibrary library = Policies.load(options.policies());
        try {
            options.budget().paid(library.inForce(options.asOf()));
            options.budget().require(library);
        } catch (IllegalArgumentException unknown) {
            out.println(unknown.getMessage());
            return 1;
        }
        var problems = new Problems();
        var line = new ProgressLine(progress);
        Columns subjects = FactTable.read(
                Path.of(options.facts()),
                library.facts(),
                options.asOf(),
                problems,
                lines -> line.show("读取 %,d 行".formatted(lines)));
        Path table = options.awards();
        Ledger awards = table == null ? Ledger.empty() : Ledger.of(AwardTable.read(table, library, problems));
        long read = System.nanoTime() - start;
        if (problems.errors() > 0) {
            line.end();
            options.report(problems.sorted(), out);
            if (!options.keepGoing() || subjects.size(Entity.ENTERPRISE) == 0) {
                return 1;
            }
        }
        var run = new FullRun(library, subjects, awards, options, line);
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            run.write(part, options.wanted());
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        line.end();
        out.println(run.words());
        run.report(out::println);
        out.println("读取 %s，体检 %s（每秒 %,d 次），全部 %s。结果 %s（%,d 行，%s）"
                .formatted(
                        seconds(read),
                        seconds(run.nanos()),
                        run.evaluations() * 1_000_000_000L / Math.max(1, run.nanos()),
                        seconds(System.nanoTime() - start),
                        target,
                        run.lines(),
                        Wording.decimal(Files.size(target) / 100_000, 10) + " MB"));
        return 0;
    }

    private static String seconds(long nanos) {
        return Wording.decimal(nanos / 10_000_000, 100) + " 秒";
    }
}
