package io.xingyuan.policy.population;

import io.xingyuan.engine.Columns;
import io.xingyuan.engine.Entity;
import io.xingyuan.engine.FactDefinition;
import io.xingyuan.engine.FactDictionary;
import io.xingyuan.engine.FactType;
import io.xingyuan.engine.Facts;
import io.xingyuan.engine.Period;
import io.xingyuan.enterprise.EnterpriseSummary;
import io.xingyuan.enterprise.FactReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 快照读取: turns the facts that module enterprise tells into columns; facts that no rule speaks of are left out. */
final class SnapshotReader implements FactReader {

    private static final int FIRST_SIZE = 1_024;
    static final int PORTION = 4_096;

    private final FactDictionary dictionary;
    private final Columns.Builder columns;
    private final Runnable between;
    private int told;
    private final List<EnterpriseSummary> enterprises = new ArrayList<>();
    private final Map<Facts.Key, Optional<Target>> targets = new HashMap<>();
    /** By number of the subject. */
    private int[] rows = new int[FIRST_SIZE];

    private Entity[] entities = new Entity[FIRST_SIZE];
    private int size;

    /** @param between called now and then; what it throws ends the reading */
    SnapshotReader(FactDictionary dictionary, Runnable between) {
        this.between = between;
        this.dictionary = dictionary;
        this.columns = Columns.builder(dictionary);
    }

    /** 去处: the column of a fact, and what it takes. */
    private record Target(Columns.Writer writer, FactDefinition definition) {}

    Columns columns() {
        return columns.build();
    }

    /** The enterprises by row. */
    List<EnterpriseSummary> enterprises() {
        return enterprises;
    }

    @Override
    public void enterprise(EnterpriseSummary enterprise) {
        enterprises.add(enterprise);
        add(Entity.ENTERPRISE, columns.enterprise(enterprise.id().toString(), enterprise.name()));
    }

    @Override
    public void belonging(Entity entity, UUID id, String name, int enterprise) {
        add(entity, columns.child(entity, id.toString(), name, rows[enterprise]));
    }

    private void pause() {
        if (++told % PORTION == 0) {
            between.run();
        }
    }

    private void add(Entity entity, int row) {
        pause();
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, size * 2);
            entities = Arrays.copyOf(entities, size * 2);
        }
        rows[size] = row;
        entities[size++] = entity;
    }

    @Override
    public void number(int subject, String code, int year, long number, int asOf) {
        pause();
        Target target = target(subject, code, year);
        if (target != null && target.definition().type() != FactType.CODE) {
            target.writer().set(rows[subject], number);
            vouch(target, rows[subject], asOf);
        }
    }

    @Override
    public void code(int subject, String code, int year, String value, int asOf) {
        pause();
        Target target = target(subject, code, year);
        if (target != null && target.definition().type() == FactType.CODE) {
            target.writer().set(rows[subject], value);
            vouch(target, rows[subject], asOf);
        }
    }

    private static void vouch(Target target, int row, int asOf) {
        if (target.definition().freshDays() > 0) {
            target.writer().vouch(row, LocalDate.ofEpochDay(asOf));
        }
    }

    private @Nullable Target target(int subject, String code, int year) {
        Target target =
                targets.computeIfAbsent(new Facts.Key(code, year), this::open).orElse(null);
        return target != null && target.definition().entity() == entities[subject] ? target : null;
    }

    private Optional<Target> open(Facts.Key key) {
        return dictionary
                .byCode(key.code())
                .filter(fact ->
                        fact.derived() == null && (fact.period() == Period.YEAR) == (key.year() != Facts.NO_YEAR))
                .map(fact -> new Target(columns.column(key.code(), key.year()), fact));
    }
}
