package io.xingyuan.policy.matching;

import io.xingyuan.engine.ClauseColumn;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.FactDefinition;
import io.xingyuan.engine.Finding;
import io.xingyuan.engine.MissingFact;
import io.xingyuan.engine.Population;
import io.xingyuan.engine.UnknownReason;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** 全量体检: all clauses for all enterprises on one day, and the facts that rows still lack once somebody asked. */
final class Survey {

    private final Population population;
    private final Map<ClauseId, AtomicReferenceArray<List<FactDefinition>>> lacking = new ConcurrentHashMap<>();

    Survey(Population population) {
        this.population = population;
    }

    Population population() {
        return population;
    }

    Finding explain(Match match) {
        return population.explain(match.column().clause(), match.row());
    }

    /** The facts that keep a row from an answer; worked out once per row. */
    List<FactDefinition> lacking(Match match) {
        ClauseColumn column = match.column();
        AtomicReferenceArray<List<FactDefinition>> known =
                lacking.computeIfAbsent(column.clause().id(), id -> new AtomicReferenceArray<>(column.size()));
        List<FactDefinition> facts = known.get(match.row());
        if (facts == null) {
            facts = explain(match).missing().stream()
                    .filter(Survey::mendable)
                    .map(MissingFact::definition)
                    .distinct()
                    .toList();
            known.set(match.row(), facts);
        }
        return facts;
    }

    private static boolean mendable(MissingFact missing) {
        return missing.decides() && missing.reason() != UnknownReason.NEEDS_JUDGEMENT;
    }
}
