package io.xingyuan.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** 问题清单: collects faults while sources are read and compiled. */
public final class Problems {

    /** Enough to work on; a hostile file must not fill the memory with messages. */
    private static final int MOST = 1000;

    private final List<Problem> found = new ArrayList<>();

    void error(Place place, String message) {
        add(place, Problem.Severity.ERROR, message);
    }

    void warning(Place place, String message) {
        add(place, Problem.Severity.WARNING, message);
    }

    private void add(Place place, Problem.Severity severity, String message) {
        if (found.size() < MOST) {
            found.add(new Problem(place.file(), place.line(), place.column(), severity, message));
        }
    }

    /** How many of them are errors. */
    public long errors() {
        return found.stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .count();
    }

    /** Each once, in order of file, line and column. */
    public List<Problem> sorted() {
        return found.stream()
                .distinct()
                .sorted(Comparator.comparing(Problem::file)
                        .thenComparingInt(Problem::line)
                        .thenComparingInt(Problem::column))
                .toList();
    }
}
