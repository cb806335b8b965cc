package io.xingyuan.policy;

import io.xingyuan.engine.Clause;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.engine.Trial;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** 条款测试: each clause's own tests, run once per library by the engine of this very program. */
@Component
class Trials {

    private final PublishedLibrary published;
    private volatile Run newest;

    Trials(PublishedLibrary published) {
        this.published = published;
        newest = Run.of(published.library());
    }

    /** 一次执行: what came of the tests of one library. */
    private record Run(PolicyLibrary library, Map<ClauseId, List<Trial>> byClause) {

        static Run of(PolicyLibrary library) {
            return new Run(
                    library,
                    library.clauses().stream()
                            .collect(Collectors.toMap(Clause::id, clause -> library.trials(clause.id()))));
        }
    }

    private Map<ClauseId, List<Trial>> run() {
        PolicyLibrary library = published.library();
        Run known = newest;
        if (!known.library().hash().equals(library.hash())) {
            known = Run.of(library);
            newest = known;
        }
        return known.byClause();
    }

    List<Trial> of(ClauseId clause) {
        return run().getOrDefault(clause, List.of());
    }

    long failed(ClauseId clause) {
        return of(clause).stream().filter(trial -> !trial.passed()).count();
    }

    long total() {
        return run().values().stream().mapToLong(List::size).sum();
    }

    long failed() {
        return run().keySet().stream().mapToLong(this::failed).sum();
    }
}
