package io.xingyuan.enterprise;

import io.xingyuan.engine.Entity;
import io.xingyuan.engine.Fact;
import io.xingyuan.engine.Facts;
import io.xingyuan.engine.Subject;
import io.xingyuan.engine.Value;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 体检对象: puts together what is known of enterprises and of what belongs to them, as the policy engine takes it. */
@Component
class Subjects {

    static final ZoneId PARK_TIME = ZoneId.of("Asia/Shanghai");

    private final JdbcClient sql;
    private final JdbcTemplate source;
    private final KnownFacts facts;

    Subjects(JdbcClient sql, DataSource source, KnownFacts facts) {
        this.sql = sql;
        this.source = new JdbcTemplate(source);
        this.facts = facts;
    }

    @Transactional(readOnly = true)
    Subject subject(EnterpriseId id) {
        return Optional.ofNullable(subjects(Set.of(id)).get(id)).orElseThrow(() -> new NotFound("企业"));
    }

    /** In a few statements, however many they are; those that there are not are left out. */
    @Transactional(readOnly = true)
    Map<EnterpriseId, Subject> subjects(Set<EnterpriseId> ids) {
        UUID[] asked = ids.stream().map(EnterpriseId::value).toArray(UUID[]::new);
        Map<UUID, Facts.Builder> known = new HashMap<>();
        Map<UUID, String> names = new HashMap<>();
        sql.sql("select *, updated_at as changed_at from enterprise.enterprise where id = any(:ids)")
                .param("ids", asked)
                .query((RowCallbackHandler) row -> {
                    UUID id = row.getObject("id", UUID.class);
                    names.put(id, row.getString("name"));
                    putTyped(known, id, row, TypedFacts.OF_ENTERPRISE);
                });
        List<Child> belongings = new ArrayList<>(sql.sql("""
                select p.*, e.updated_at as changed_at from enterprise.product p
                join enterprise.enterprise e on e.id = p.enterprise_id
                where p.enterprise_id = any(:ids) and p.archived_at is null order by p.id""")
                .param("ids", asked)
                .query((row, number) -> {
                    Child child = child(row, Entity.PRODUCT);
                    putTyped(known, child.id(), row, TypedFacts.OF_PRODUCT);
                    return child;
                })
                .list());
        belongings.addAll(sql.sql("""
                select * from enterprise.project
                where enterprise_id = any(:ids) and archived_at is null order by id""")
                .param("ids", asked)
                .query((row, number) -> child(row, KnownFacts.entity(row.getString("entity"))))
                .list());
        for (KnownFact fact : facts.currentOf(ids)) {
            known.computeIfAbsent(fact.subject(), subject -> Facts.builder())
                    .put(fact.definition().code(), fact.year(), fact.fact());
        }
        Map<UUID, List<Subject>> children = new HashMap<>();
        for (Child child : belongings) {
            children.computeIfAbsent(child.enterprise(), id -> new ArrayList<>())
                    .add(new Subject(
                            child.id().toString(), child.entity(), child.name(), built(known, child.id()), List.of()));
        }
        Map<EnterpriseId, Subject> subjects = new HashMap<>();
        names.forEach((id, name) -> subjects.put(
                new EnterpriseId(id),
                new Subject(
                        id.toString(),
                        Entity.ENTERPRISE,
                        name,
                        built(known, id),
                        children.getOrDefault(id, List.of()))));
        return subjects;
    }

    Map<UUID, String> names(Set<UUID> ids) {
        Map<UUID, String> names = new HashMap<>();
        sql.sql("""
                select id, name from enterprise.product where id = any(:ids) and archived_at is null
                union all
                select id, name from enterprise.project where id = any(:ids) and archived_at is null""").param("ids", ids.toArray(UUID[]::new)).query((RowCallbackHandler)
                row -> names.put(row.getObject("id", UUID.class), row.getString("name")));
        return names;
    }

    /** By the planner's estimate. */
    long volume() {
        return sql.sql("""
                select coalesce(sum(greatest(reltuples, 0)), 0)::bigint from pg_catalog.pg_class
                where oid = any(array['enterprise.enterprise', 'enterprise.product', 'enterprise.project',
                    'enterprise.fact']::regclass[])""").query(Long.class).single();
    }

    @Transactional(readOnly = true)
    void read(FactReader reader) {
        source.execute((ConnectionCallback<Integer>) connection -> FactScan.read(connection, reader));
    }

    @Transactional(readOnly = true)
    void read(FactReader reader, Set<EnterpriseId> some) {
        source.execute((ConnectionCallback<Integer>) connection -> FactScan.read(connection, reader, some));
    }

    private record Child(UUID id, UUID enterprise, Entity entity, String name) {}

    private static Child child(ResultSet row, Entity entity) throws SQLException {
        return new Child(
                row.getObject("id", UUID.class),
                row.getObject("enterprise_id", UUID.class),
                entity,
                row.getString("name"));
    }

    private static Facts built(Map<UUID, Facts.Builder> known, UUID subject) {
        Facts.Builder builder = known.get(subject);
        return builder == null ? Facts.none() : builder.build();
    }

    private static void putTyped(
            Map<UUID, Facts.Builder> known, UUID subject, ResultSet row, Map<String, String> columns)
            throws SQLException {
        LocalDate asOf = day(row.getTimestamp("changed_at").toInstant());
        Facts.Builder builder = known.computeIfAbsent(subject, id -> Facts.builder());
        for (TypedFacts.Typed typed : TypedFacts.of(row, columns)) {
            Value value = typed.value();
            builder.put(typed.code(), Fact.of(value, TypedFacts.SOURCE, asOf));
        }
    }

    static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, PARK_TIME);
    }
}
