package io.xingyuan.engine;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code policy run}: checks every subject of a table against every clause in force and writes a table of answers. */
final class RunCommand {

    private static final String USAGE =
            "用法：policy run <目录> --facts 事实.csv --out 结果.csv [--awards 台账.csv] [--as-of 日期] [--only 符合,待补数据]"
                    + " [--keep-going]";
    private static final int SHOWN = 50;

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
        List<String> rest = new ArrayList<>(arguments);
        boolean keepGoing = rest.removeAll(List.of("--keep-going"));
        String facts = ExplainCommand.option(rest, "--facts");
        String target = ExplainCommand.option(rest, "--out");
        String awards = ExplainCommand.option(rest, "--awards");
        String date = ExplainCommand.option(rest, "--as-of");
        Set<State> wanted = states(ExplainCommand.option(rest, "--only"));
        LocalDate asOf = date == null ? today : Form.day(date);
        if (rest.size() != 1 || facts == null || target == null || asOf == null || wanted == null) {
            out.println(USAGE);
            return 2;
        }
        try {
            var files = new Given(Path.of(rest.getFirst()), Path.of(facts), awards == null ? null : Path.of(awards));
            return run(files, Path.of(target), asOf, wanted, keepGoing);
        } catch (PolicyProblems problems) {
            problems.problems().forEach(out::println);
        } catch (NoSuchFileException absent) {
            out.println("没有这个文件或目录：" + absent.getFile());
        } catch (CharacterCodingException wrong) {
            out.println("文件不是 UTF-8 编码：" + facts);
        } catch (IOException unusable) {
            out.println("读写不了：" + unusable.getMessage());
        }
        return 1;
    }

    /** Null when a word is no state. */
    private static @Nullable Set<State> states(@Nullable String words) {
        if (words == null) {
            return EnumSet.allOf(State.class);
        }
        Set<State> states = EnumSet.noneOf(State.class);
        List<String> parts = List.of(words.split("[,，]", -1));
        for (String word : parts) {
            for (State state : State.values()) {
                if (state.label().equals(word.strip()) || state.name().equals(word.strip())) {
                    states.add(state);
                }
            }
        }
        return states.size() == parts.size() ? states : null;
    }

    /** 输入的文件. */
    private record Given(
            Path policies, Path facts, @Nullable Path awards) {}

    private int run(Given given, Path target, LocalDate asOf, Set<State> wanted, boolean keepGoing)
            throws PolicyProblems, IOException {
        long start = System.nanoTime();
        PolicyLibrary library = Policies.load(given.policies());
        var problems = new Problems();
        var line = new ProgressLine(progress);
        Columns subjects = FactTable.read(
                given.facts(), library.facts(), asOf, problems, lines -> line.show("读取 %,d 行".formatted(lines)));
        Path table = given.awards();
        Ledger awards = table == null ? Ledger.empty() : AwardTable.read(table, library, problems);
        long read = System.nanoTime() - start;
        if (problems.errors() > 0) {
            line.end();
            report(problems, keepGoing);
            if (!keepGoing || subjects.size(Entity.ENTERPRISE) == 0) {
                return 1;
            }
        }
        Path part = target.resolveSibling(target.getFileName() + ".part");
        var run = new FullRun(library, subjects, awards, asOf, line);
        try {
            run.write(part, new FindingTable(subjects, wanted));
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        line.end();
        out.println(run.words());
        out.println("读取 %s，体检 %s（每秒 %,d 次），全部 %s。结果 %s（%,d 行，%s）"
                .formatted(
                        seconds(read),
                        seconds(run.nanos()),
                        run.answers() * 1_000_000_000L / Math.max(1, run.nanos()),
                        seconds(System.nanoTime() - start),
                        target,
                        run.lines(),
                        Wording.decimal(Files.size(target) / 100_000, 10) + " MB"));
        return 0;
    }

    private void report(Problems problems, boolean keepGoing) {
        List<Problem> sorted = problems.sorted();
        sorted.stream().limit(SHOWN).forEach(out::println);
        if (sorted.size() > SHOWN) {
            out.println("……共至少 " + sorted.size() + " 处");
        }
        out.println(
                keepGoing
                        ? "以上 " + sorted.size() + " 处：读不懂的格按“矛盾”处理，认不出对象的行略去，继续体检"
                        : "没有写出结果。改正以上 " + sorted.size() + " 处再试；或加 --keep-going：读不懂的格按“矛盾”处理，认不出对象的行略去");
    }

    private static String seconds(long nanos) {
        return Wording.decimal(nanos / 10_000_000, 100) + " 秒";
    }
}
