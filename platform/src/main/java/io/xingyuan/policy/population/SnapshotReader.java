package io.xingyuan.policy.population;

import io.xingyuan.engine.Columns;
import io.xingyuan.engine.Entity;
import io.xingyuan.engine.FactDefinition;
import io.xingyuan.engine.FactDictionary;
import io.xingyuan.engine.FactType;
import io.xingyuan.engine.Facts;
import io.xingyuan.engine.Period;
import io.xingyuan.enterprise.FactReader;
import io.xingyuan.kernel.EnterpriseId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 快照读取: turns the facts that module enterprise tells into columns; facts that no rule speaks of are left out. */
final class SnapshotReader implements FactReader {

    private final FactDictionary dictionary;
    private final Set<EnterpriseId> onBooks;
    private final Columns.Builder columns;
    private final Map<Facts.Key, Optional<Target>> targets = new HashMap<>();
    private Entity entity = Entity.ENTERPRISE;
    private int enterpriseRow;
    private int row;
    private boolean wanted;

    SnapshotReader(FactDictionary dictionary, Set<EnterpriseId> onBooks) {
        this.dictionary = dictionary;
        this.onBooks = onBooks;
        this.columns = Columns.builder(dictionary);
    }

    /** 去处: the column of a fact, and what it takes. */
    private record Target(Columns.Writer writer, FactDefinition definition) {}

    Columns columns() {
        return columns.build();
    }

    @Override
    public void subject(Entity kind, UUID id, EnterpriseId enterprise, String name) {
        entity = kind;
        if (kind == Entity.ENTERPRISE) {
            wanted = onBooks.contains(enterprise);
            if (wanted) {
                enterpriseRow = columns.enterprise(id.toString(), name);
                row = enterpriseRow;
            }
        } else if (wanted) {
            row = columns.child(kind, id.toString(), name, enterpriseRow);
        }
    }

    @Override
    public void number(String code, int year, long number, int asOf) {
        Target target = target(code, year);
        if (target != null && target.definition().type() != FactType.CODE) {
            target.writer().set(row, number);
            vouch(target, asOf);
        }
    }

    @Override
    public void code(String code, int year, String value, int asOf) {
        Target target = target(code, year);
        if (target != null && target.definition().type() == FactType.CODE) {
            target.writer().set(row, value);
            vouch(target, asOf);
        }
    }

    private void vouch(Target target, int asOf) {
        if (target.definition().freshDays() > 0) {
            target.writer().vouch(row, LocalDate.ofEpochDay(asOf));
        }
    }

    private @Nullable Target target(String code, int year) {
        if (!wanted) {
            return null;
        }
        Target target =
                targets.computeIfAbsent(new Facts.Key(code, year), this::open).orElse(null);
        return target != null && target.definition().entity() == entity ? target : null;
    }

    private Optional<Target> open(Facts.Key key) {
        return dictionary
                .byCode(key.code())
                .filter(fact ->
                        fact.derived() == null && (fact.period() == Period.YEAR) == (key.year() != Facts.NO_YEAR))
                .map(fact -> new Target(columns.column(key.code(), key.year()), fact));
    }
}
