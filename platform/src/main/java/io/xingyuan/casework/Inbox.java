package io.xingyuan.casework;

import io.xingyuan.calendar.Light;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.web.Listing;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Visitor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 事务箱: what waits for a visitor, what they did, what they were told of, what they began.
 *
 * <p>What waits is the union of one index walk for each mandate, due first; no list is counted beyond {@link #MOST}.
 */
@Component
class Inbox {

    /** Lists go no further: whoever looks for more asks more precisely. */
    static final int MOST = 10_000;

    private static final String FILTER = """
             and (cast(:like as text) is null or number ilike :like or title ilike :like or applicant ilike :like)
             and (:procedure = '' or procedure = :procedure)
             and (:light = ''
                  or (:light = 'OVERDUE' and due < :today)
                  or (:light = 'RED' and due >= :today and red_from <= :today)
                  or (:light = 'YELLOW' and due >= :today and red_from > :today and yellow_from <= :today)
                  or (:light = 'GREEN' and due >= :today and red_from > :today and yellow_from > :today))""";

    /** Those of the case that wait for an answer; enterprises do not reach them. */
    private static final String OBJECTIONS =
            "(select count(*) from casework.objection o where o.case_id = waiting.case_id and o.upheld is null)";

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneId.of("Asia/Shanghai"));

    private final JdbcClient sql;
    private final Clock clock;
    private final Absences absences;
    private final Lights lights;

    Inbox(JdbcClient sql, Clock clock, Absences absences, Lights lights) {
        this.sql = sql;
        this.clock = clock;
        this.absences = absences;
        this.lights = lights;
    }

    /** 数目: how many wait and how many are late, up to a hundred each. */
    record Counts(int waiting, int late) {

        String text() {
            return waiting > 99 ? "99+" : String.valueOf(waiting);
        }
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    Listing<InboxRow> list(InboxQuery query, Visitor visitor, Paging paging) {
        Box box = box(query, visitor);
        long total = box.count(sql);
        return new Listing<>(box.rows(sql, paging.limit(), paging.offset()), Math.min(total, MOST), paging);
    }

    /** As far as a list goes, for an export. */
    List<InboxRow> all(InboxQuery query, Visitor visitor) {
        return box(query, visitor).rows(sql, MOST, 0);
    }

    private Box box(InboxQuery query, Visitor visitor) {
        return switch (query.chosen()) {
            case WAITING -> waiting(query, visitor);
            case DONE -> done(query, visitor);
            case COPIES -> copies(query, visitor);
            case MINE -> mine(query, visitor);
        };
    }

    /** 一栏: one of the four lists as the database is asked for it. */
    private interface Box {

        long count(JdbcClient sql);

        List<InboxRow> rows(JdbcClient sql, int limit, long offset);
    }

    /** An empty list. */
    private record Nothing() implements Box {

        @Override
        public long count(JdbcClient sql) {
            return 0;
        }

        @Override
        public List<InboxRow> rows(JdbcClient sql, int limit, long offset) {
            return List.of();
        }
    }

    /** A list that is one walk. */
    private record Walk(
            String columns, String from, String order, Map<String, Object> parameters, RowMapper<InboxRow> row)
            implements Box {

        @Override
        public long count(JdbcClient sql) {
            return counted(sql, "select 1" + from + " limit " + (MOST + 1), parameters);
        }

        @Override
        public List<InboxRow> rows(JdbcClient sql, int limit, long offset) {
            return sql.sql("select " + columns + from + " order by " + order + " limit :limit offset :offset")
                    .params(parameters)
                    .param("limit", limit)
                    .param("offset", offset)
                    .query(row)
                    .list();
        }
    }

    /** What waits: several walks in one order. */
    private record Union(
            String counting,
            LongFunction<String> walking,
            String objections,
            Map<String, Object> parameters,
            RowMapper<InboxRow> row)
            implements Box {

        @Override
        public long count(JdbcClient sql) {
            return counted(sql, counting, parameters);
        }

        @Override
        public List<InboxRow> rows(JdbcClient sql, int limit, long offset) {
            return sql.sql("select *, " + objections + " as objections from (" + walking.apply(offset + limit)
                            + ") waiting order by due nulls last, id limit :limit offset :offset")
                    .params(parameters)
                    .param("limit", limit)
                    .param("offset", offset)
                    .query(row)
                    .list();
        }
    }

    /** For the menu. */
    Counts counts(Visitor visitor) {
        Map<String, Object> parameters = parameters(new InboxQuery(null, null, null, null));
        String union = union(visitor, parameters, "due", " limit 101");
        return sql.sql("select count(*) as waiting, count(*) filter (where due < :today) as late from (" + union
                        + ") waiting")
                .params(parameters)
                .query((row, number) -> new Counts(row.getInt("waiting"), row.getInt("late")))
                .single();
    }

    private Box waiting(InboxQuery query, Visitor visitor) {
        Map<String, Object> parameters = parameters(query);
        String counting = union(visitor, parameters, "1", " limit " + (MOST + 1));
        return new Union(
                counting,
                most -> union(visitor, parameters, "*", " order by due nulls last, id limit " + most),
                visitor.role().ofEnterprise() ? "0" : OBJECTIONS,
                parameters,
                (row, number) -> task(row, row.getInt("objections")));
    }

    /** One walk for each way in which a task may be the visitor's. */
    private String union(Visitor visitor, Map<String, Object> parameters, String columns, String end) {
        List<String> parts = new ArrayList<>();
        if (visitor.role().ofEnterprise()) {
            EnterpriseId own = visitor.enterprise();
            parameters.put("enterprise", own == null ? null : own.value());
            parts.add(part(
                    "'' as principal, ",
                    columns,
                    "kind = 'CORRECT' and enterprise_id = cast(:enterprise as uuid)",
                    end));
        } else {
            List<Mandate> mandates = absences.mandates(visitor);
            for (int i = 0; i < mandates.size(); i++) {
                Mandate mandate = mandates.get(i);
                parameters.put("account" + i, mandate.account());
                parameters.put("role" + i, mandate.role().name());
                parameters.put("parks" + i, mandate.scope().codes());
                parameters.put("principal" + i, mandate.principal());
                String principal = ":principal" + i + "::text as principal, ";
                walks(mandates, i).forEach(whose -> parts.add(part(principal, columns, whose, end)));
            }
        }
        return String.join(" union all ", parts);
    }

    /** What a mandate gives beside those before it: what is free of its role, and what its account holds. */
    private static List<String> walks(List<Mandate> mandates, int at) {
        Mandate mandate = mandates.get(at);
        boolean everywhere = mandate.scope().everywhere();
        String role = " and role = :role" + at;
        List<String> walks = new ArrayList<>();
        unreached(mandates, at, false)
                .map(rest -> "kind <> 'CORRECT' and holder is null" + role
                        + (everywhere ? "" : " and park = any(:parks" + at + ")") + rest)
                .ifPresent(walks::add);
        unreached(mandates, at, true)
                .map(rest -> "kind <> 'CORRECT' and holder = :account" + at + role
                        + (everywhere ? "" : " and (park is null or park = any(:parks" + at + "))") + rest)
                .ifPresent(walks::add);
        return walks;
    }

    /** Which parks the mandates before one leave to it, so that no task is listed twice; empty when none. */
    private static Optional<String> unreached(List<Mandate> mandates, int at, boolean held) {
        Mandate mandate = mandates.get(at);
        StringBuilder rest = new StringBuilder();
        for (int i = 0; i < at; i++) {
            Mandate before = mandates.get(i);
            if (before.role() == mandate.role() && (!held || before.account().equals(mandate.account()))) {
                if (before.scope().everywhere()) {
                    return Optional.empty();
                }
                rest.append(held ? " and park <> all(:parks" : " and (park is null or park <> all(:parks")
                        .append(i)
                        .append(held ? ")" : "))");
            }
        }
        return Optional.of(rest.toString());
    }

    private static String part(String principal, String columns, String whose, String end) {
        return "(select " + principal + columns + " from casework.task where status = 'OPEN' and " + whose + " "
                + FILTER + end + ")";
    }

    private Box done(InboxQuery query, Visitor visitor) {
        Map<String, Object> parameters = parameters(query);
        parameters.put("account", visitor.account());
        return new Walk(
                "*, decided_for as principal",
                " from casework.task where status = 'DONE' and decided_by = :account " + FILTER,
                "decided_at desc, id",
                parameters,
                (row, number) -> task(row, 0));
    }

    private static final String CASE_FILTER = """
             and (cast(:like as text) is null or f.number ilike :like or f.title ilike :like or f.applicant ilike :like)
             and (:procedure = '' or f.procedure = :procedure)""";

    /** Among the house's own people: the enterprise's side of the database has no such table. */
    private Box copies(InboxQuery query, Visitor visitor) {
        if (visitor.role().ofEnterprise()) {
            return new Nothing();
        }
        Map<String, Object> parameters = parameters(query);
        parameters.put("account", visitor.account());
        return new Walk(
                "f.*, c.at as since, c.by_name as holder",
                " from casework.copy c join casework.case_file f on f.id = c.case_id where c.account = :account "
                        + CASE_FILTER,
                "c.at desc, f.id",
                parameters,
                (row, number) -> file(row));
    }

    /** An enterprise's people see all of their enterprise's cases here, whoever of them began each. */
    private Box mine(InboxQuery query, Visitor visitor) {
        Map<String, Object> parameters = parameters(query);
        EnterpriseId own = visitor.enterprise();
        parameters.put("own", own == null ? visitor.account() : own.value());
        return new Walk(
                "f.*, f.opened_at as since, f.opened_name as holder",
                " from casework.case_file f where " + (own == null ? "f.opened_by = :own " : "f.enterprise_id = :own ")
                        + CASE_FILTER,
                "f.opened_at desc, f.id",
                parameters,
                (row, number) -> file(row));
    }

    private static long counted(JdbcClient sql, String inner, Map<String, Object> parameters) {
        return sql.sql("select count(*) from (" + inner + ") counted")
                .params(parameters)
                .query(Long.class)
                .single();
    }

    private Map<String, Object> parameters(InboxQuery query) {
        Light light = query.lit();
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("like", query.like());
        parameters.put("procedure", query.from());
        parameters.put("light", light == null ? "" : light.name());
        parameters.put("today", today());
        return cast(parameters);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // JDBC takes null for a parameter that is not given
    private static Map<String, Object> cast(Map<String, @Nullable Object> parameters) {
        return (Map<String, Object>) (Map<?, ?>) parameters;
    }

    private InboxRow task(ResultSet row, int objections) throws SQLException {
        Task task = Tasks.task(row, 0);
        boolean done = task.status() == Task.Status.DONE;
        return new InboxRow(
                task.caseId(),
                task.id(),
                task.number(),
                task.title(),
                task.applicant(),
                task.stageName(),
                task.outcome() == null ? task.kind().label() : task.outcome().label(),
                done ? "no" : task.kind() == Task.Kind.CORRECT ? "miss" : "near",
                task.holderName(),
                task.holder() != null,
                task.urged(),
                objections,
                task.decidedAt() == null ? task.beganOn().toString() : DAY.format(task.decidedAt()),
                done ? null : task.days().due(),
                done ? "" : lights.dated(task.days().due()),
                done ? null : task.light(today()),
                row.getString("principal"));
    }

    private static InboxRow file(ResultSet row) throws SQLException {
        CaseFile file = CaseFiles.file(row, 0);
        return new InboxRow(
                file.id(),
                null,
                file.number(),
                file.title(),
                file.applicant(),
                file.stageName(),
                file.status().label(),
                file.status().look(),
                row.getString("holder"),
                false,
                0,
                0,
                DAY.format(row.getTimestamp("since").toInstant()),
                null,
                "",
                null,
                "");
    }
}
