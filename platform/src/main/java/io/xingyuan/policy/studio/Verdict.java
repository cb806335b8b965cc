package io.xingyuan.policy.studio;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Policy;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.engine.Problem;
import io.xingyuan.engine.Trial;
import io.xingyuan.kernel.Refusal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * 检查结果: what the engine says of a text.
 *
 * @param problems faults and warnings with their places
 * @param refusals why it may not be published although the engine takes it
 * @param policy the policy as compiled, null when it could not be and for a dictionary
 * @param library the whole library with it, null when it could not be compiled
 * @param trials its tests as they came out
 */
record Verdict(
        List<Problem> problems,
        List<Refusal> refusals,
        @Nullable Policy policy,
        @Nullable PolicyLibrary library,
        List<Trial> trials) {

    Verdict {
        problems = List.copyOf(problems);
        refusals = List.copyOf(refusals);
        trials = List.copyOf(trials);
    }

    static Verdict unreadable(String message) {
        return new Verdict(
                List.of(new Problem("", 0, 0, Problem.Severity.ERROR, message)), List.of(), null, null, List.of());
    }

    List<Problem> errors() {
        return problems.stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .toList();
    }

    List<Trial> failed() {
        return trials.stream().filter(trial -> !trial.passed()).toList();
    }

    /** Whether it compiles: it can be tried and run. */
    boolean compiles() {
        return library != null;
    }

    Policy mustPolicy() {
        return Objects.requireNonNull(policy);
    }

    PolicyLibrary mustLibrary() {
        return Objects.requireNonNull(library);
    }

    /** Whether it may be published. */
    boolean ready() {
        return compiles() && failed().isEmpty() && refusals.isEmpty();
    }

    /** Where a problem is, for a reader of the text. */
    static String place(Problem problem) {
        if (problem.line() == 0) {
            return t("全文");
        }
        return problem.column() == 0
                ? t("第 {0} 行", String.valueOf(problem.line()))
                : t("第 {0} 行第 {1} 列", String.valueOf(problem.line()), String.valueOf(problem.column()));
    }
}
