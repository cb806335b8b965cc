package io.xingyuan.enterprise;

import io.xingyuan.engine.Entity;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores facts: one current row per subject, code and year, and all that went before. */
@Component
class KnownFacts {

    private static final int BATCH = 5_000;

    private final JdbcClient sql;
    private final FactDefinitions definitions;
    private final Clock clock;

    KnownFacts(JdbcClient sql, FactDefinitions definitions, Clock clock) {
        this.sql = sql;
        this.definitions = definitions;
        this.clock = clock;
    }

    List<KnownFact> currentOf(Set<EnterpriseId> enterprises) {
        return sql
                .sql("""
                select * from enterprise.fact
                where enterprise_id = any(:enterprises) and superseded_at is null
                order by code, year""")
                .param(
                        "enterprises",
                        enterprises.stream().map(EnterpriseId::value).toArray(UUID[]::new))
                .query(this::known)
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** What was entered or gave way after one moment and until another. */
    Map<EnterpriseId, List<FactChange>> changes(Set<EnterpriseId> enterprises, Instant after, Instant until) {
        Map<EnterpriseId, List<FactChange>> changes = new HashMap<>();
        sql.sql("""
                select enterprise_id, entity_id, code, year from enterprise.fact
                where enterprise_id = any(:enterprises)
                  and ((entered_at > :after and entered_at <= :until) or (superseded_at > :after and superseded_at <= :until))
                group by enterprise_id, entity_id, code, year order by code, year""")
                .param(
                        "enterprises",
                        enterprises.stream().map(EnterpriseId::value).toArray(UUID[]::new))
                .param("after", after.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query((RowCallbackHandler) row -> changes.computeIfAbsent(
                                new EnterpriseId(row.getObject("enterprise_id", UUID.class)),
                                added -> new ArrayList<>())
                        .add(new FactChange(
                                row.getObject("entity_id", UUID.class), row.getString("code"), row.getInt("year"))));
        return changes;
    }

    /** Newest first, the standing one included. */
    List<KnownFact> history(EnterpriseId enterprise, UUID subject, String code, int year) {
        return sql
                .sql("""
                select * from enterprise.fact
                where enterprise_id = :enterprise and entity_id = :subject and code = :code and year = :year
                order by superseded_at is null desc, entered_at desc, id desc""")
                .param("enterprise", enterprise.value())
                .param("subject", subject)
                .param("code", code)
                .param("year", year)
                .query(this::known)
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Writes facts down. A fact takes the place of the standing one unless that ranks higher; then it is kept in the
     * history only. Callers hold the enterprises' rows locked.
     */
    void record(List<NewFact> facts, String by) {
        OffsetDateTime at = now();
        for (int from = 0; from < facts.size(); from += BATCH) {
            recordBatch(facts.subList(from, Math.min(facts.size(), from + BATCH)), by, at);
        }
    }

    private void recordBatch(List<NewFact> facts, String by, OffsetDateTime at) {
        String[] ids = facts.stream().map(fact -> Ids.next(clock).toString()).toArray(String[]::new);
        withArrays("""
                update enterprise.fact f
                set superseded_at = :at, superseded_by = i.id
                from unnest(:ids::uuid[], :enterprises::uuid[], :subjects::uuid[], :codes::text[], :years::int[],
                        :numbers::bigint[], :contents::text[], :sources::text[], :days::date[], :ranks::text[])
                    as i(id, enterprise_id, entity_id, code, year, number, content, source, as_of, rank)
                where f.superseded_at is null and f.enterprise_id = i.enterprise_id and f.entity_id = i.entity_id
                  and f.code = i.code and f.year = i.year
                  and array_position(array['declared', 'park', 'authority'], f.rank)
                      <= array_position(array['declared', 'park', 'authority'], i.rank)
                  and (f.number, f.content, f.source, f.as_of, f.rank)
                      is distinct from (i.number, i.content, i.source, i.as_of, i.rank)""", ids, facts).param("at", at).update();
        withArrays("""
                insert into enterprise.fact (id, enterprise_id, entity, entity_id, code, year, number, content, source,
                    as_of, rank, entered_by, entered_at, import_id, superseded_at, superseded_by)
                select i.id, i.enterprise_id, i.entity, i.entity_id, i.code, i.year, i.number, i.content, i.source,
                    i.as_of, i.rank, :by, :at, i.import_id, case when f.id is not null then :at::timestamptz end, f.id
                from unnest(:ids::uuid[], :enterprises::uuid[], :entities::text[], :subjects::uuid[], :codes::text[],
                        :years::int[], :numbers::bigint[], :contents::text[], :sources::text[], :days::date[],
                        :ranks::text[], :imports::uuid[])
                    as i(id, enterprise_id, entity, entity_id, code, year, number, content, source, as_of, rank, import_id)
                left join enterprise.fact f on f.superseded_at is null and f.enterprise_id = i.enterprise_id
                  and f.entity_id = i.entity_id and f.code = i.code and f.year = i.year
                where f.id is null or (f.number, f.content, f.source, f.as_of, f.rank)
                      is distinct from (i.number, i.content, i.source, i.as_of, i.rank)""", ids, facts)
                .param("entities", texts(facts, fact -> stored(fact.entity())))
                .param("imports", texts(facts, fact -> Objects.toString(fact.importId(), null)))
                .param("by", by)
                .param("at", at)
                .update();
    }

    private JdbcClient.StatementSpec withArrays(String statement, String[] ids, List<NewFact> facts) {
        return sql.sql(statement)
                .param("ids", ids)
                .param("enterprises", texts(facts, fact -> fact.enterprise().toString()))
                .param("subjects", texts(facts, fact -> fact.subject().toString()))
                .param("codes", texts(facts, NewFact::code))
                .param("years", texts(facts, fact -> Integer.toString(fact.year())))
                .param("numbers", texts(facts, fact -> Objects.toString(fact.number(), null)))
                .param("contents", texts(facts, NewFact::content))
                .param("sources", texts(facts, NewFact::source))
                .param("days", texts(facts, fact -> fact.asOf().toString()))
                .param("ranks", texts(facts, fact -> fact.rank().stored()));
    }

    /**
     * Takes back what an import brought: its facts go, and those that they had replaced stand again. Facts that were
     * corrected after the import stay as they are.
     */
    void takeBack(UUID importId) {
        var undone = Map.of("import", importId);
        sql.sql("""
                update enterprise.fact set superseded_at = 'infinity'
                where import_id = :import and superseded_at is null""").params(undone).update();
        sql.sql("""
                update enterprise.fact f set superseded_at = null, superseded_by = null
                where f.id in (
                    select distinct on (n.id) p.id
                    from enterprise.fact n join enterprise.fact p on p.superseded_by = n.id
                    where n.import_id = :import and n.superseded_at = 'infinity'
                    order by n.id, array_position(array['authority', 'park', 'declared'], p.rank),
                        p.entered_at desc, p.id desc)""").params(undone).update();
        sql.sql("""
                delete from enterprise.fact where import_id = :import and superseded_at = 'infinity'""").params(undone).update();
    }

    /** How many facts of an import were replaced by hand or by a later import since. */
    int replacedSince(UUID importId) {
        return sql.sql("""
                select count(*) from enterprise.fact f join enterprise.fact n on n.id = f.superseded_by
                where f.import_id = :import and n.import_id is distinct from :import
                  and n.entered_at > f.entered_at""").param("import", importId).query(Integer.class).single();
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    static String stored(Entity entity) {
        return entity.name().toLowerCase(Locale.ROOT);
    }

    static Entity entity(String stored) {
        return Entity.valueOf(stored.toUpperCase(Locale.ROOT));
    }

    private static @Nullable String[] texts(List<NewFact> facts, Function<NewFact, @Nullable String> part) {
        @Nullable String[] texts = new String[facts.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = part.apply(facts.get(i));
        }
        return texts;
    }

    private Optional<KnownFact> known(ResultSet row, int number) throws SQLException {
        var definition = definitions.byCode(row.getString("code"));
        if (definition.isEmpty()) {
            return Optional.empty();
        }
        Timestamp superseded = row.getTimestamp("superseded_at");
        FactRank rank = FactRank.of(row.getString("rank"));
        Instant entered = row.getTimestamp("entered_at").toInstant();
        return Optional.of(new KnownFact(
                row.getObject("id", UUID.class),
                row.getObject("entity_id", UUID.class),
                definition.get(),
                row.getInt("year"),
                KnownFact.value(definition.get(), row.getLong("number"), row.getString("content")),
                row.getString("source"),
                row.getObject("as_of", LocalDate.class),
                rank,
                row.getString("entered_by"),
                entered,
                superseded == null ? null : superseded.toInstant(),
                superseded != null && superseded.toInstant().equals(entered)));
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
