package io.xingyuan.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Appends rows to the log and finds them again. */
@Component
class AuditRows {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient sql;
    private final Clock clock;

    AuditRows(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Whether the current transaction has changed anything. */
    boolean written() {
        return sql.sql("select pg_current_xact_id_if_assigned() is not null")
                .query(Boolean.class)
                .single();
    }

    /** One row; its chain stays locked until the transaction ends, so this comes last. */
    void append(Origin origin, Outcome outcome, List<Part> parts) {
        String action = parts.stream().map(Part::action).distinct().collect(Collectors.joining("、"));
        OffsetDateTime now = clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        sql.sql("""
                select audit.append(:at, :account, :name, :role, :employer, :request, :address, :route, :outcome,
                    :action, :content::jsonb)""")
                .param("at", now)
                .param("account", origin.account())
                .param("name", origin.name())
                .param("role", origin.role())
                .param("employer", origin.employer(), java.sql.Types.OTHER)
                .param("request", origin.request())
                .param("address", origin.address())
                .param("route", origin.route())
                .param("outcome", outcome.stored())
                .param("action", action)
                .param("content", JSON.writeValueAsString(parts))
                .query(String.class)
                .single();
    }

    static AuditRow row(ResultSet row, int index) throws SQLException {
        return new AuditRow(
                row.getInt("chain"),
                row.getLong("number"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new Origin(
                        row.getString("account"),
                        row.getString("name"),
                        row.getString("role"),
                        row.getObject("employer", UUID.class),
                        row.getString("request"),
                        row.getString("address"),
                        row.getString("route")),
                row.getString("outcome"),
                row.getString("action"),
                row.getString("content"),
                row.getBytes("hash"));
    }
}
