package io.xingyuan.engine;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code policy check}: reads a library, runs its tests, ends with one line of counts. */
final class CheckCommand {

    private final PrintStream out;

    CheckCommand(PrintStream out) {
        this.out = out;
    }

    /** Exit code: 0 when all is well, 1 on errors, 2 when the call was wrong. */
    int run(List<String> arguments) {
        List<String> rest = new ArrayList<>(arguments);
        boolean verbose = rest.removeAll(List.of("-v", "--verbose"));
        if (rest.size() != 1) {
            out.println("用法：policy check [-v] <目录>");
            return 2;
        }
        Path directory = Path.of(rest.getFirst());
        if (!Files.isDirectory(directory)) {
            out.println("没有这个目录：" + directory);
            return 2;
        }
        try {
            return report(Policies.load(directory), verbose);
        } catch (PolicyProblems problems) {
            problems.problems().forEach(out::println);
            long errors = problems.problems().stream()
                    .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                    .count();
            out.println("0 documents, 0 clauses, 0 tests, " + errors + " errors");
            return 1;
        }
    }

    private int report(PolicyLibrary library, boolean verbose) {
        library.warnings().forEach(out::println);
        int tests = 0;
        int generated = 0;
        int errors = 0;
        for (Clause clause : library.clauses()) {
            List<Trial> authored = library.trials(clause.id());
            List<Trial> varied = library.variations(clause.id());
            tests += authored.size();
            generated += varied.size();
            errors += failures(authored, verbose) + failures(varied, verbose);
        }
        if (verbose) {
            out.println("另有自动生成的边界和缺失测试 " + generated + " 个");
        }
        out.println(library.policies().size() + " documents, "
                + library.clauses().size() + " clauses, " + tests + " tests, " + errors + " errors");
        return errors == 0 ? 0 : 1;
    }

    private int failures(List<Trial> trials, boolean verbose) {
        int failures = 0;
        for (Trial trial : trials) {
            if (!trial.passed()) {
                failures++;
                out.println(
                        trial.place() + ": 错误：条款 " + trial.clause() + " 测试“" + trial.name() + "”：" + trial.message());
            } else if (verbose) {
                out.println("通过 " + trial.clause() + " " + trial.name());
            }
        }
        return failures;
    }
}
