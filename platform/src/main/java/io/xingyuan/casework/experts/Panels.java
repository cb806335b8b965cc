package io.xingyuan.casework.experts;

import io.xingyuan.casework.CaseId;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.web.Listing;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Scope;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores panels, their candidates, seats and sheets. */
@Component
class Panels {

    /** With where the case lies, and whether it has left the stage. */
    private static final String ALL = """
            select p.*, f.park, coalesce(f.status not in ('OPEN', 'CORRECTING') or v.began_at <> p.stage_since, true) as over
            from casework.panel p
            left join casework.case_file f on f.id = p.case_id
            left join casework.visit v on v.case_id = f.id and v.number = f.visit
            """;

    private final JdbcClient sql;
    private final Clock clock;

    Panels(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** False when there is one of this name for the present stage already. */
    boolean add(Panel panel, String by) {
        int added = sql.sql("""
                insert into casework.panel (id, case_id, name, number, title, stage, stage_since, avoid, seed, rule,
                    pass_mark, formed_by, formed_at)
                select :id, f.id, :name, :number, :title, :stage, v.began_at, :avoid, :seed, :rule,
                    :passMark, :by, :now
                from casework.case_file f join casework.visit v on v.case_id = f.id and v.number = f.visit
                where f.id = :case
                on conflict (case_id, stage_since, name) do nothing
                """)
                .param("id", panel.id())
                .param("name", panel.name())
                .param("case", panel.caseId().value())
                .param("number", panel.number())
                .param("title", panel.title())
                .param("stage", panel.stage())
                .param("avoid", panel.avoid().toArray(String[]::new))
                .param("seed", panel.seed())
                .param("rule", panel.rule().name())
                .param("passMark", panel.passMark())
                .param("by", by)
                .param("now", now())
                .update();
        if (added == 1) {
            addQuestions(panel);
        }
        return added == 1;
    }

    private void addQuestions(Panel panel) {
        int position = 0;
        for (Draw.Quota quota : panel.quotas()) {
            sql.sql(
                            "insert into casework.panel_quota (panel, position, field, seats) values (:id, :at, :field, :seats)")
                    .param("id", panel.id())
                    .param("at", position++)
                    .param("field", quota.field())
                    .param("seats", quota.seats())
                    .update();
        }
        panel.criteria()
                .forEach(criterion -> sql.sql("""
                insert into casework.panel_criterion (panel, position, label, most) values (:id, :at, :label, :most)
                """)
                        .param("id", panel.id())
                        .param("at", criterion.position())
                        .param("label", criterion.label())
                        .param("most", criterion.most())
                        .update());
    }

    /** 轮次: the first draw is 1, each time that seats are filled again one more. */
    int nextRound(UUID panel) {
        return sql.sql("select coalesce(max(round), 0) + 1 from casework.panel_candidate where panel = :panel")
                .param("panel", panel)
                .query(Integer.class)
                .single();
    }

    /** Who could have been drawn in a round, and why not; never changed, so that the draw can be repeated. */
    void noteCandidate(UUID panel, int round, Draw.Pick candidate, String excluded) {
        sql.sql("""
                insert into casework.panel_candidate (panel, round, field, account, name, employer, place, excluded,
                    noted_at)
                values (:panel, :round, :field, :account, :name, :employer, :order, :excluded, :now)
                """)
                .param("panel", panel)
                .param("round", round)
                .param("field", candidate.field())
                .param("account", candidate.expert().account())
                .param("name", candidate.expert().name())
                .param("employer", candidate.expert().employer())
                .param("order", candidate.order())
                .param("excluded", excluded)
                .param("now", now())
                .update();
    }

    /** 候选人, as noted when the draw was made. */
    record Candidate(int round, String field, String account, String name, String order, String excluded) {}

    List<Candidate> candidates(UUID panel) {
        return sql.sql("""
                select round, field, account, name, place, excluded from casework.panel_candidate
                where panel = :panel order by round, field, place
                """)
                .param("panel", panel)
                .query((row, number) -> new Candidate(
                        row.getInt("round"),
                        row.getString("field"),
                        row.getString("account"),
                        row.getString("name"),
                        row.getString("place"),
                        row.getString("excluded")))
                .list();
    }

    void seat(UUID panel, int round, Draw.Pick pick) {
        sql.sql("""
                insert into casework.panel_seat (id, panel, round, account, name, employer, field, place, status,
                    drawn_at)
                values (:id, :panel, :round, :account, :name, :employer, :field, :order, 'ASKED', :now)
                """)
                .param("round", round)
                .param("id", Ids.next(clock))
                .param("panel", panel)
                .param("account", pick.expert().account())
                .param("name", pick.expert().name())
                .param("employer", pick.expert().employer())
                .param("field", pick.field())
                .param("order", pick.order())
                .param("now", now())
                .update();
    }

    void refuse(Seat seat, String reason) {
        sql.sql("update casework.panel_seat set status = 'REFUSED', reason = :reason where id = :id")
                .param("reason", reason)
                .param("id", seat.id())
                .update();
    }

    void score(Seat seat, Map<Integer, BigDecimal> points, BigDecimal total, String comment) {
        sql.sql("""
                update casework.panel_seat set status = 'DONE', total = :total, comment = :comment, scored_at = :now
                where id = :id
                """)
                .param("total", total)
                .param("comment", comment)
                .param("now", now())
                .param("id", seat.id())
                .update();
        points.forEach((position, given) -> sql.sql(
                        "insert into casework.panel_score (seat, position, points) values (:seat, :position, :points)")
                .param("seat", seat.id())
                .param("position", position)
                .param("points", given)
                .update());
    }

    void conclude(UUID panel, BigDecimal result) {
        sql.sql("update casework.panel set result = :result, done_at = :now where id = :id")
                .param("result", result)
                .param("now", now())
                .param("id", panel)
                .update();
    }

    /** Until the end of the transaction nobody else does anything with the case, nor with another of its panels. */
    void hold(CaseId id) {
        sql.sql("select 1 from casework.case_file where id = :id for update")
                .param("id", id.value())
                .query(Integer.class)
                .optional();
    }

    /** The park in which a case lies; empty for no certain one. */
    Optional<ParkId> park(CaseId id) {
        return sql.sql("select park from casework.case_file where id = :id and park is not null")
                .param("id", id.value())
                .query(String.class)
                .optional()
                .map(ParkId::new);
    }

    /** The panel, and until the end of the transaction nobody else changes it. */
    Panel lock(UUID id) {
        sql.sql("select 1 from casework.panel where id = :id for update")
                .param("id", id)
                .query(Integer.class)
                .optional();
        return get(id);
    }

    Panel get(UUID id) {
        return sql.sql(ALL + "where p.id = :id")
                .param("id", id)
                .query(this::panel)
                .optional()
                .orElseThrow(() -> new NotFound("专家组"));
    }

    /** Those of the stage in which a case is now, the oldest first. */
    List<Panel> of(CaseId id) {
        return everyOne(id).filter(panel -> !panel.over()).toList();
    }

    /** Those of stages that a case has left. */
    List<Panel> ended(CaseId id) {
        return everyOne(id).filter(Panel::over).toList();
    }

    private Stream<Panel> everyOne(CaseId id) {
        return sql
                .sql(ALL + "where p.case_id = :case order by p.formed_at, p.id")
                .param("case", id.value())
                .query(this::panel)
                .list()
                .stream();
    }

    Optional<Panel> ofSeat(UUID seat) {
        return sql.sql(ALL + "join casework.panel_seat s on s.panel = p.id where s.id = :seat")
                .param("seat", seat)
                .query(this::panel)
                .optional();
    }

    /** Those of the parks that somebody's role covers, the newest first. */
    Listing<Panel> list(Scope scope, Paging paging) {
        String where = scope.everywhere() ? "" : " where f.park = any(:parks) ";
        long total = sql.sql("select count(*) from casework.panel p left join casework.case_file f on f.id = p.case_id"
                        + where)
                .param("parks", scope.codes())
                .query(Long.class)
                .single();
        List<Panel> rows = sql.sql(ALL + where + "order by p.formed_at desc, p.id limit :limit offset :offset")
                .param("parks", scope.codes())
                .param("limit", paging.limit())
                .param("offset", paging.offset())
                .query(this::panel)
                .list();
        return new Listing<>(rows, total, paging);
    }

    /** Those on which somebody sits or sat, what waits first. */
    List<Panel> withSeat(String account) {
        return sql.sql(ALL + """
                join casework.panel_seat s on s.panel = p.id and s.account = :account
                order by s.status <> 'ASKED', p.formed_at desc limit 100
                """).param("account", account).query(this::panel).list();
    }

    private Panel panel(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Panel(
                id,
                row.getString("name"),
                new CaseId(row.getObject("case_id", UUID.class)),
                row.getString("number"),
                row.getString("title"),
                row.getString("park"),
                row.getString("stage"),
                row.getBoolean("over"),
                Arrays.asList((String[]) row.getArray("avoid").getArray()),
                row.getString("seed"),
                ScoringRule.valueOf(row.getString("rule")),
                row.getBigDecimal("pass_mark"),
                row.getBigDecimal("result"),
                quotas(id),
                criteria(id),
                seats(id));
    }

    private List<Draw.Quota> quotas(UUID panel) {
        return sql.sql("select field, seats from casework.panel_quota where panel = :id order by position")
                .param("id", panel)
                .query((row, number) -> new Draw.Quota(row.getString("field"), row.getInt("seats")))
                .list();
    }

    private List<Panel.Criterion> criteria(UUID panel) {
        return sql.sql("select position, label, most from casework.panel_criterion where panel = :id order by position")
                .param("id", panel)
                .query((row, number) ->
                        new Panel.Criterion(row.getInt("position"), row.getString("label"), row.getBigDecimal("most")))
                .list();
    }

    private List<Seat> seats(UUID panel) {
        Map<UUID, Map<Integer, BigDecimal>> points = new HashMap<>();
        sql.sql("""
                select c.seat, c.position, c.points from casework.panel_score c
                join casework.panel_seat s on s.id = c.seat where s.panel = :id
                """).param("id", panel).query(row -> {
            points.computeIfAbsent(row.getObject("seat", UUID.class), seat -> new HashMap<>())
                    .put(row.getInt("position"), row.getBigDecimal("points"));
        });
        return sql.sql("select * from casework.panel_seat where panel = :id order by drawn_at, id")
                .param("id", panel)
                .query((row, number) -> {
                    UUID seat = row.getObject("id", UUID.class);
                    return new Seat(
                            seat,
                            row.getString("account"),
                            row.getString("name"),
                            row.getString("employer"),
                            row.getString("field"),
                            row.getString("place"),
                            Seat.Status.valueOf(row.getString("status")),
                            row.getString("reason"),
                            row.getBigDecimal("total"),
                            row.getString("comment"),
                            points.getOrDefault(seat, Map.of()));
                })
                .list();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
