package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** 增量重算: a population anew, of which only the rows and clauses are worked out that a difference touches. */
final class Rerun {

    private final Population before;
    private final PolicyLibrary library;
    private final Columns now;
    private final Ledger ledger;
    private final LocalDate asOf;
    private final Runnable between;
    private final Map<Facts.Key, BitSet> changedFacts = new HashMap<>();
    private final Map<Entity, Map<String, Integer>> rows = new EnumMap<>(Entity.class);

    Rerun(Population before, PolicyLibrary library, Columns now, Ledger ledger, Runnable between) {
        this.between = between;
        this.before = before;
        this.library = library;
        this.now = now;
        this.ledger = ledger;
        this.asOf = before.asOf();
    }

    /** 一条要重算的条款. */
    private record Touched(Plan plan, ClauseColumn column, BitSet rows) {}

    Population population(List<Clause> clauses) {
        if (!sameRows()
                || !library.facts().all().equals(before.library().facts().all())) {
            return library.population(now, ledger, asOf, clauses, between);
        }
        compareFacts();
        List<ClauseColumn> columns = new ArrayList<>();
        List<Clause> anew = new ArrayList<>();
        Map<Entity, List<Touched>> touched = new EnumMap<>(Entity.class);
        for (Plan plan : library.plans(clauses, asOf)) {
            ClauseColumn known = before.column(plan.clause().id()).orElse(null);
            if (known == null || !same(plan)) {
                anew.add(plan.clause());
            } else {
                BitSet changed = touched(plan);
                ClauseColumn column = changed.isEmpty() ? known : known.copy();
                if (!changed.isEmpty()) {
                    touched.computeIfAbsent(plan.clause().entity(), entity -> new ArrayList<>())
                            .add(new Touched(plan, column, changed));
                }
                columns.add(column);
            }
        }
        touched.forEach(this::rerun);
        columns.addAll(library.population(now, ledger, asOf, anew, between).columns());
        return new Population(library, now, ledger, asOf, ordered(clauses, columns));
    }

    private static List<ClauseColumn> ordered(List<Clause> clauses, List<ClauseColumn> columns) {
        Map<ClauseId, ClauseColumn> byId = new HashMap<>();
        columns.forEach(column -> byId.put(column.clause().id(), column));
        return clauses.stream()
                .map(Clause::id)
                .filter(byId::containsKey)
                .distinct()
                .map(byId::get)
                .toList();
    }

    private boolean sameRows() {
        Columns then = before.subjects();
        return List.of(Entity.values()).stream()
                .allMatch(entity -> then.roster(entity).sameAs(now.roster(entity)));
    }

    private void compareFacts() {
        Columns then = before.subjects();
        Set<Facts.Key> keys = new java.util.HashSet<>(then.all().keySet());
        keys.addAll(now.all().keySet());
        boolean codes = !now.codes()
                .subList(0, Math.min(now.codes().size(), then.codes().size()))
                .equals(then.codes());
        for (Facts.Key key : keys) {
            FactColumn one = then.column(key.code(), key.year());
            FactColumn other = now.column(key.code(), key.year());
            if (one != other) {
                FactColumn known = one == null ? other : one;
                int size = known == null ? 0 : now.size(known.definition().entity());
                BitSet changed = FactColumn.differences(one, other, size);
                if (codes && known != null && known.definition().type() == FactType.CODE) {
                    changed.set(0, size); // numbers mean other texts
                }
                changedFacts.put(key, changed);
            } else if (codes && one != null && one.definition().type() == FactType.CODE) {
                changedFacts.put(key, all(now.size(one.definition().entity())));
            }
        }
    }

    private static BitSet all(int size) {
        var all = new BitSet(size);
        all.set(0, size);
        return all;
    }

    /** Whether the rule is word for word the one that was asked before; equal words over equal facts mean the same. */
    private boolean same(Plan plan) {
        return before.library()
                .compiled(plan.clause().id())
                .map(known -> known.plan().clause().equals(plan.clause()))
                .orElse(false);
    }

    /** Rows of the clause's entity whose facts or awards are others. */
    private BitSet touched(Plan plan) {
        var touched = new BitSet();
        Entity entity = plan.clause().entity();
        for (Slot slot : plan.slots()) {
            var key = new Facts.Key(slot.definition().code(), slot.yearFor(asOf.getYear() - 1));
            BitSet changed = changedFacts.get(key);
            if (changed != null && !changed.isEmpty()) {
                if (slot.own() || entity == Entity.ENTERPRISE) {
                    touched.or(changed);
                } else {
                    below(entity, changed, touched);
                }
            }
        }
        if (ledger != before.ledger()) {
            for (String id : ledger.differences(plan.clause().id(), before.ledger())) {
                Integer row = rows.computeIfAbsent(entity, this::rowsOf).get(id);
                if (row != null) {
                    touched.set(row);
                }
            }
        }
        return touched;
    }

    private void below(Entity entity, BitSet enterprises, BitSet into) {
        for (int row = 0; row < now.size(entity); row++) {
            if (enterprises.get(now.enterpriseRow(entity, row))) {
                into.set(row);
            }
        }
    }

    private Map<String, Integer> rowsOf(Entity entity) {
        Map<String, Integer> found = new HashMap<>();
        for (int row = 0; row < now.size(entity); row++) {
            found.put(now.id(entity, row), row);
        }
        return found;
    }

    private void rerun(Entity entity, List<Touched> clauses) {
        var union = new BitSet();
        clauses.forEach(clause -> union.or(clause.rows()));
        List<Plan> plans = clauses.stream().map(Touched::plan).toList();
        var run = new PopulationRun(library.loader().codes(), now, ledger, asOf, plans).pausing(between);
        run.rerun(entity, union, clauses.stream().map(Touched::column).toList());
    }
}
