package io.xingyuan.policy;

import io.xingyuan.engine.Clause;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.engine.Trial;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** 条款测试: each clause's own tests, run once by the engine of this very program. */
@Component
class Trials {

    private final Map<ClauseId, List<Trial>> byClause;

    Trials(PolicyLibrary library) {
        byClause =
                library.clauses().stream().collect(Collectors.toMap(Clause::id, clause -> library.trials(clause.id())));
    }

    List<Trial> of(ClauseId clause) {
        return byClause.getOrDefault(clause, List.of());
    }

    long failed(ClauseId clause) {
        return of(clause).stream().filter(trial -> !trial.passed()).count();
    }

    long total() {
        return byClause.values().stream().mapToLong(List::size).sum();
    }

    long failed() {
        return byClause.keySet().stream().mapToLong(this::failed).sum();
    }
}
