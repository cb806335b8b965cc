package io.xingyuan.engine;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** 政策文件有误: thrown by {@link Policies} with every fault that could be found in one pass. */
public final class PolicyProblems extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    PolicyProblems(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** At least one error; warnings included; in order of file, line and column. */
    public List<Problem> problems() {
        return problems;
    }
}
