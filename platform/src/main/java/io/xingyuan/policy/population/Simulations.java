package io.xingyuan.policy.population;

import io.xingyuan.engine.ClauseId;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Stores simulations with their results. */
@Component
class Simulations {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient sql;

    Simulations(JdbcClient sql) {
        this.sql = sql;
    }

    /** One of a wider scope is not there for who answers for less. */
    Simulation visible(String id, Scope scope) {
        Simulation simulation = get(Ids.of(id, "政策模拟"));
        if (!scope.covers(simulation.scope())) {
            throw new NotFound("政策模拟");
        }
        return simulation;
    }

    void insert(Simulation simulation) {
        sql.sql("""
                insert into policy.simulation (id, title, clause, legal_date, parks, snapshot, known_at, rule_hash,
                    enterprises, started_by, started_at)
                values (:id, :title, :clause, :day, case when :everywhere then null else :parks::text[] end, :snapshot,
                    :knownAt, :ruleHash, :enterprises, :by, :at)""")
                .param("id", simulation.id())
                .param("title", simulation.title())
                .param("clause", simulation.clause().toString())
                .param("day", simulation.legalDate())
                .param("everywhere", simulation.scope().everywhere())
                .param("parks", simulation.scope().codes())
                .param("snapshot", simulation.snapshot())
                .param("knownAt", simulation.knownAt().atOffset(ZoneOffset.UTC))
                .param("ruleHash", simulation.ruleHash())
                .param("enterprises", simulation.enterprises())
                .param("by", simulation.startedBy())
                .param("at", simulation.startedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whether the version was still the one that was read. */
    boolean touch(Simulation simulation) {
        return sql.sql("""
                update policy.simulation set snapshot = :snapshot, known_at = :knownAt, rule_hash = :ruleHash,
                    enterprises = :enterprises, version = version + 1
                where id = :id and version = :version""")
                        .param("id", simulation.id())
                        .param("snapshot", simulation.snapshot())
                        .param("knownAt", simulation.knownAt().atOffset(ZoneOffset.UTC))
                        .param("ruleHash", simulation.ruleHash())
                        .param("enterprises", simulation.enterprises())
                        .param("version", simulation.version())
                        .update()
                == 1;
    }

    void put(UUID simulation, Simulation.Result result, Effects effects) {
        sql.sql("""
                insert into policy.simulation_variant (simulation_id, position, name, draft, result, effects, millis)
                values (:id, :position, :name, :draft::jsonb, :result::jsonb, :effects, :millis)
                on conflict (simulation_id, position) do update
                set name = excluded.name, draft = excluded.draft, result = excluded.result,
                    effects = excluded.effects, millis = excluded.millis""")
                .param("id", simulation)
                .param("position", result.position())
                .param("name", result.name())
                .param("draft", JSON.writeValueAsString(result.draft()))
                .param("result", JSON.writeValueAsString(result.tally()))
                .param("effects", effects.packed())
                .param("millis", result.millis())
                .update();
    }

    void removeVariant(UUID simulation, int position) {
        sql.sql("delete from policy.simulation_variant where simulation_id = :id and position = :position")
                .param("id", simulation)
                .param("position", position)
                .update();
    }

    /** Whether it was still there as it was read. */
    boolean remove(Simulation simulation) {
        return sql.sql("delete from policy.simulation where id = :id and version = :version")
                        .param("id", simulation.id())
                        .param("version", simulation.version())
                        .update()
                == 1;
    }

    Simulation get(UUID id) {
        Simulation simulation = sql.sql("select * from policy.simulation where id = :id")
                .param("id", id)
                .query(Simulations::simulation)
                .optional()
                .map(found -> found.with(results(id)))
                .orElseThrow(() -> new NotFound("政策模拟"));
        if (simulation.results().isEmpty()) { // taken away between the two questions
            throw new NotFound("政策模拟");
        }
        return simulation;
    }

    Effects effects(UUID simulation, int position) {
        return Effects.of(sql.sql("""
                select effects from policy.simulation_variant where simulation_id = :id and position = :position""")
                .param("id", simulation)
                .param("position", position)
                .query(byte[].class)
                .optional()
                .orElseThrow(() -> new NotFound("方案")));
    }

    /** Without their results. */
    List<Simulation> page(Scope scope, Paging paging) {
        return sql.sql("""
                select * from policy.simulation where :everywhere or parks <@ :parks::text[]
                order by started_at desc, id desc limit :limit offset :offset""")
                .param("everywhere", scope.everywhere())
                .param("parks", scope.codes())
                .param("limit", paging.limit())
                .param("offset", paging.offset())
                .query(Simulations::simulation)
                .list();
    }

    long count(Scope scope) {
        return sql.sql("select count(*) from policy.simulation where :everywhere or parks <@ :parks::text[]")
                .param("everywhere", scope.everywhere())
                .param("parks", scope.codes())
                .query(Long.class)
                .single();
    }

    private static Simulation simulation(ResultSet row, int number) throws SQLException {
        return new Simulation(
                row.getObject("id", UUID.class),
                row.getString("title"),
                ClauseId.parse(row.getString("clause")),
                row.getObject("legal_date", LocalDate.class),
                Scope.of(row.getArray("parks")),
                row.getString("snapshot"),
                row.getTimestamp("known_at").toInstant(),
                row.getString("rule_hash"),
                row.getInt("enterprises"),
                row.getInt("version"),
                row.getString("started_by"),
                row.getTimestamp("started_at").toInstant(),
                List.of());
    }

    private List<Simulation.Result> results(UUID simulation) {
        return sql.sql("""
                select position, name, draft, result, millis from policy.simulation_variant
                where simulation_id = :id order by position""")
                .param("id", simulation)
                .query((row, number) -> new Simulation.Result(
                        row.getInt("position"),
                        row.getString("name"),
                        JSON.readValue(row.getString("draft"), Draft.class),
                        JSON.readValue(row.getString("result"), Tally.class),
                        row.getLong("millis")))
                .list();
    }
}
