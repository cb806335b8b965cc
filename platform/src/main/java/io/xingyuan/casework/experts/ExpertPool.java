package io.xingyuan.casework.experts;

import io.xingyuan.kernel.Ids;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 专家库: stores the experts and what binds them. */
@Component
class ExpertPool {

    private final JdbcClient sql;
    private final Clock clock;

    ExpertPool(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** By name. */
    List<Expert> all() {
        Map<String, List<Expert.Tie>> ties = new HashMap<>();
        sql.sql("select account, unit, relation, declared_by from casework.expert_tie order by declared_at")
                .query(row -> {
                    ties.computeIfAbsent(row.getString("account"), account -> new ArrayList<>())
                            .add(new Expert.Tie(
                                    row.getString("unit"), row.getString("relation"), row.getString("declared_by")));
                });
        return sql.sql("select account, name, employer, fields, active from casework.expert order by name, account")
                .query((row, number) -> new Expert(
                        row.getString("account"),
                        row.getString("name"),
                        row.getString("employer"),
                        Arrays.asList((String[]) row.getArray("fields").getArray()),
                        row.getBoolean("active"),
                        ties.getOrDefault(row.getString("account"), List.of())))
                .list();
    }

    Optional<Expert> find(String account) {
        return all().stream().filter(expert -> expert.account().equals(account)).findFirst();
    }

    void keep(Expert expert) {
        sql.sql("""
                insert into casework.expert (account, name, employer, fields, active)
                values (:account, :name, :employer, :fields, :active)
                on conflict (account) do update set name = excluded.name, employer = excluded.employer,
                    fields = excluded.fields, active = excluded.active
                """)
                .param("account", expert.account())
                .param("name", expert.name())
                .param("employer", expert.employer())
                .param("fields", expert.fields().toArray(String[]::new))
                .param("active", expert.active())
                .update();
    }

    void add(String account, Expert.Tie tie) {
        sql.sql("""
                insert into casework.expert_tie (id, account, unit, relation, declared_by, declared_at)
                values (:id, :account, :unit, :relation, :by, :now)
                """)
                .param("id", Ids.next(clock))
                .param("account", account)
                .param("unit", tie.unit())
                .param("relation", tie.relation())
                .param("by", tie.declaredBy())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }
}
