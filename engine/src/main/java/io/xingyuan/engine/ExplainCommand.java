package io.xingyuan.engine;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code policy explain}: checks the subjects of a facts file against a policy or one clause and shows why. */
final class ExplainCommand {

    private final PrintStream out;
    private final LocalDate today;

    ExplainCommand(PrintStream out, LocalDate today) {
        this.out = out;
        this.today = today;
    }

    /** Exit code: 0 when explained, 1 on faulty files, 2 when the call was wrong. */
    int run(List<String> arguments) {
        List<String> rest = new ArrayList<>(arguments);
        boolean json = rest.removeAll(List.of("--json"));
        String file = RunOptions.taken(rest, "--facts");
        String date = RunOptions.taken(rest, "--as-of");
        String directory = RunOptions.taken(rest, "--library");
        LocalDate asOf = date == null ? today : Form.day(date);
        if (rest.size() != 1 || file == null || asOf == null) {
            out.println("用法：policy explain <政策号|条款号> --facts 文件 [--as-of 日期] [--library 目录] [--json]");
            return 2;
        }
        try {
            PolicyLibrary library = Policies.load(Path.of(directory == null ? "policies" : directory));
            Predicate<Clause> wanted = selection(library, rest.getFirst());
            if (wanted == null) {
                return 2;
            }
            FactsFile facts =
                    FactsFile.read(file, Files.readString(Path.of(file)), library.facts(), asOf, date != null);
            show(library, facts, wanted, json);
            return 0;
        } catch (PolicyProblems problems) {
            problems.problems().forEach(out::println);
        } catch (NoSuchFileException absent) {
            out.println("没有这个文件：" + absent.getFile());
        } catch (CharacterCodingException wrong) {
            out.println("文件不是 UTF-8 编码：" + file);
        } catch (IOException unreadable) {
            out.println("读不了：" + unreadable.getMessage());
        }
        return 1;
    }

    private @Nullable Predicate<Clause> selection(PolicyLibrary library, String name) {
        List<String> policies = library.policies().stream().map(Policy::id).toList();
        if (policies.contains(name)) {
            return clause -> clause.id().policy().equals(name);
        }
        List<String> clauses =
                library.clauses().stream().map(clause -> clause.id().toString()).toList();
        if (clauses.contains(name)) {
            return clause -> clause.id().toString().equals(name);
        }
        out.println("没有这个政策或条款：" + name + Spelling.hint(name, policies));
        return null;
    }

    private void show(PolicyLibrary library, FactsFile facts, Predicate<Clause> wanted, boolean json) {
        List<CheckUp> checkUps = new ArrayList<>();
        for (Subject subject : facts.subjects()) {
            CheckUp whole = library.check(subject, facts.ledger(), facts.asOf());
            List<Finding> findings = whole.findings().stream()
                    .filter(finding -> wanted.test(finding.clause()))
                    .toList();
            checkUps.add(new CheckUp(subject, whole.asOf(), whole.libraryHash(), findings));
        }
        if (json) {
            out.println(new CheckUpJson().write(checkUps));
        } else {
            var text = new CheckUpText(library);
            checkUps.forEach(checkUp -> out.print(text.write(checkUp)));
        }
    }
}
