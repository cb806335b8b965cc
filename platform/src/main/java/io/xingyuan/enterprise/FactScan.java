package io.xingyuan.enterprise;

import io.xingyuan.engine.Entity;
import io.xingyuan.engine.Value;
import io.xingyuan.kernel.EnterpriseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 全量读取: one pass over all current facts, told in the order of their subjects, without an object per fact. */
final class FactScan {

    private static final String SUBJECTS = """
            select s.* from (
                select e.id as enterprise_id, 'enterprise' as entity, e.id, e.name, e.updated_at, e.founded, e.region,
                    e.industry, e.chain_position, e.chain_segment,
                    null as kind, null as device_class, null as stage
                from enterprise.enterprise e where e.archived_at is null
                union all
                select p.enterprise_id, 'product', p.id, p.name, e.updated_at,
                    null, null, null, null, null, p.kind, p.device_class, p.stage
                from enterprise.product p join enterprise.enterprise e on e.id = p.enterprise_id
                where e.archived_at is null and p.archived_at is null
                union all
                select p.enterprise_id, p.entity, p.id, p.name, e.updated_at,
                    null, null, null, null, null, null, null, null
                from enterprise.project p join enterprise.enterprise e on e.id = p.enterprise_id
                where e.archived_at is null and p.archived_at is null) s
            order by s.enterprise_id, s.id <> s.enterprise_id, s.id""";

    private static final String FACTS = """
            select entity_id, code, year, number, content, as_of - date '1970-01-01' as day
            from enterprise.fact where superseded_at is null""";

    private static final String SUBJECTS_OF = """
            select s.* from (
                select e.id as enterprise_id, 'enterprise' as entity, e.id, e.name, e.updated_at, e.founded, e.region,
                    e.industry, e.chain_position, e.chain_segment,
                    null as kind, null as device_class, null as stage
                from enterprise.enterprise e where e.archived_at is null and e.id = any(:ids::uuid[])
                union all
                select p.enterprise_id, 'product', p.id, p.name, e.updated_at,
                    null, null, null, null, null, p.kind, p.device_class, p.stage
                from enterprise.product p join enterprise.enterprise e on e.id = p.enterprise_id
                where e.archived_at is null and p.archived_at is null and p.enterprise_id = any(:ids::uuid[])
                union all
                select p.enterprise_id, p.entity, p.id, p.name, e.updated_at,
                    null, null, null, null, null, null, null, null
                from enterprise.project p join enterprise.enterprise e on e.id = p.enterprise_id
                where e.archived_at is null and p.archived_at is null and p.enterprise_id = any(:ids::uuid[])) s
            order by s.enterprise_id, s.id <> s.enterprise_id, s.id""";

    private static final String FACTS_OF = """
            select entity_id, code, year, number, content, as_of - date '1970-01-01' as day
            from enterprise.fact where superseded_at is null and enterprise_id = any(:ids::uuid[])""";

    private final JdbcClient subjects;
    private final JdbcTemplate facts;
    private final List<Scanned> scanned = new ArrayList<>();
    private final Map<UUID, Integer> places = new HashMap<>();
    private final GatheredFacts gathered = new GatheredFacts();

    FactScan(JdbcClient subjects, JdbcTemplate facts) {
        this.subjects = subjects;
        this.facts = facts;
    }

    void read(FactReader reader) {
        subjects.sql(SUBJECTS).query(this::subject);
        facts.query(FACTS, this::gather);
        tell(reader);
    }

    void read(FactReader reader, Set<EnterpriseId> some) {
        String[] ids = some.stream().map(EnterpriseId::toString).toArray(String[]::new);
        subjects.sql(SUBJECTS_OF).param("ids", ids).query(this::subject);
        subjects.sql(FACTS_OF).param("ids", ids).query(this::gather);
        tell(reader);
    }

    private void subject(ResultSet row) throws SQLException {
        Scanned subject = scanned(row);
        places.put(subject.id(), scanned.size());
        scanned.add(subject);
    }

    private void tell(FactReader reader) {
        gathered.arrange(scanned.size());
        for (int place = 0; place < scanned.size(); place++) {
            tell(scanned.get(place), reader);
            gathered.tell(place, reader);
        }
    }

    private void gather(ResultSet row) throws SQLException {
        Integer place = places.get(row.getObject(1, UUID.class));
        if (place != null) {
            String content = row.getString(5);
            if (content == null) {
                gathered.number(place, row.getString(2), row.getInt(3), row.getLong(4), row.getInt(6));
            } else {
                gathered.code(place, row.getString(2), row.getInt(3), content, row.getInt(6));
            }
        }
    }

    private static void tell(Scanned subject, FactReader reader) {
        reader.subject(subject.entity(), subject.id(), subject.enterprise(), subject.name());
        for (TypedFacts.Typed typed : subject.typed()) {
            switch (typed.value()) {
                case Value.Day day -> reader.number(typed.code(), 0, day.date().toEpochDay(), subject.asOf());
                case Value value -> reader.code(typed.code(), 0, value.toString(), subject.asOf());
            }
        }
    }

    private static Scanned scanned(ResultSet row) throws SQLException {
        Entity entity = KnownFacts.entity(row.getString("entity"));
        return new Scanned(
                entity,
                row.getObject("id", UUID.class),
                new EnterpriseId(row.getObject("enterprise_id", UUID.class)),
                row.getString("name"),
                (int) Subjects.day(row.getTimestamp("updated_at").toInstant()).toEpochDay(),
                TypedFacts.of(row, TypedFacts.of(entity)));
    }

    private record Scanned(
            Entity entity, UUID id, EnterpriseId enterprise, String name, int asOf, List<TypedFacts.Typed> typed) {}
}
