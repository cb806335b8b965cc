package io.xingyuan.casework.figures;

import io.xingyuan.casework.figures.FigureFilter.Where;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 办件统计库: sums of closed cases from their tally, and the rows behind them. One scan gives all groupings. */
@Component
class CaseFigures {

    private static final int FETCH = 2_000;
    private static final String STATED =
            " from casework.closing c join casework.case_file f on f.id = c.case_id where ";
    private static final String STAGED =
            " from casework.closing_stage c join casework.case_file f on f.id = c.case_id where ";

    private final JdbcClient sql;
    private final NamedParameterJdbcTemplate streaming;
    private final Clock clock;

    CaseFigures(JdbcClient sql, DataSource source, Clock clock) {
        this.sql = sql;
        this.clock = clock;
        JdbcTemplate template = new JdbcTemplate(source);
        template.setFetchSize(FETCH);
        this.streaming = new NamedParameterJdbcTemplate(template);
    }

    /** 分组: a line of a table of figures; the key is what the filter takes. */
    record Group(String key, String name, Sums sums) {}

    /** 统计: the whole, by topic, by park, and by month of the end. */
    record Report(Sums whole, List<Group> topics, List<Group> parks, List<Group> months, List<StageSums> stages) {}

    /** 事项用时: one closed case. */
    record Closed(
            UUID id,
            String number,
            String title,
            String applicant,
            @Nullable String park,
            String topic,
            String status,
            LocalDate opened,
            LocalDate closed,
            int office,
            int applicantDays,
            int paused,
            int corrections,
            int attendances) {

        int days() {
            return office + applicantDays + paused;
        }
    }

    /** 环节用时: one time that a closed case was in a stage. */
    record StageTime(
            UUID id,
            String number,
            String title,
            String applicant,
            String name,
            LocalDate began,
            LocalDate ended,
            int office,
            int applicantDays,
            int paused,
            @Nullable Integer limit,
            @Nullable Integer allowed,
            @Nullable Integer used,
            @Nullable Integer statutory) {

        int days() {
            return office + applicantDays + paused;
        }

        boolean over() {
            return allowed != null && used != null && used > allowed;
        }

        /** By how much the limit was extended; nought for not at all. */
        int extension() {
            return allowed == null || limit == null ? 0 : allowed - limit;
        }
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    Report report(FigureFilter filter, Scope scope) {
        Where where = filter.cases(scope, today());
        Map<String, Grouped> topics = new HashMap<>();
        Map<String, Grouped> parks = new HashMap<>();
        Map<String, Grouped> months = new HashMap<>();
        Summing whole = new Summing();
        sql.sql(
                        "select grouping(c.topic) as not_topic, grouping(c.park) as not_park, grouping(c.closed_on) as not_month,"
                                + " c.topic, max(c.topic_title) as topic_title, c.park,"
                                + " to_char(c.closed_on, 'YYYY-MM') as month, " + Sums.COLUMNS
                                + " from casework.closing_tally c where " + where.text()
                                + " group by grouping sets ((c.days), (c.topic, c.days), (c.park, c.days), (c.closed_on, c.days))")
                .params(where.parameters())
                .query(row -> {
                    if (row.getInt("not_topic") == 0) {
                        into(topics, row, row.getString("topic"), row.getString("topic_title"));
                    } else if (row.getInt("not_park") == 0) {
                        into(parks, row, text(row.getString("park")), text(row.getString("park")));
                    } else if (row.getInt("not_month") == 0) {
                        into(months, row, row.getString("month"), row.getString("month"));
                    } else {
                        whole.add(row);
                    }
                });
        Comparator<Group> byKey = Comparator.comparing(Group::key);
        Comparator<Group> mostFirst =
                Comparator.<Group>comparingLong(group -> -group.sums().passed()).thenComparing(byKey);
        return new Report(
                whole.sums(),
                groups(topics, mostFirst),
                groups(parks, mostFirst),
                groups(months, byKey),
                stages(filter, scope));
    }

    private record Grouped(String name, Summing summing) {}

    private static void into(Map<String, Grouped> groups, ResultSet row, String key, String name) throws SQLException {
        groups.computeIfAbsent(key, _ -> new Grouped(name, new Summing()))
                .summing()
                .add(row);
    }

    private static List<Group> groups(Map<String, Grouped> grouped, Comparator<Group> order) {
        return grouped.entrySet().stream()
                .filter(each -> each.getValue().summing().any())
                .map(each -> new Group(
                        each.getKey(),
                        each.getValue().name(),
                        each.getValue().summing().sums()))
                .sorted(order)
                .toList();
    }

    private static String text(@Nullable String park) {
        return park == null ? "" : park;
    }

    Sums sums(FigureFilter filter, Scope scope) {
        Where where = filter.cases(scope, today());
        Summing summing = new Summing();
        sql.sql("select " + Sums.COLUMNS + " from casework.closing_tally c where " + where.text() + " group by c.days")
                .params(where.parameters())
                .query(summing::add);
        return summing.sums();
    }

    /** Of cases that passed, unless the filter asks for others. */
    List<StageSums> stages(FigureFilter filter, Scope scope) {
        Where where = passed(filter).stages(scope, today());
        return sql.sql("select c.procedure, c.stage, max(c.name) as name, " + StageSums.COLUMNS
                        + " from casework.closing_stage_tally c where " + where.text()
                        + " group by c.procedure, c.stage having sum(c.visits) > 0"
                        + " order by c.procedure, sum(c.visit * c.visits) / sum(c.visits), c.stage")
                .params(where.parameters())
                .query(StageSums::of)
                .list();
    }

    static FigureFilter passed(FigureFilter filter) {
        String result = filter.result();
        return result != null && !result.isEmpty()
                ? filter
                : new FigureFilter(
                        filter.year(),
                        filter.month(),
                        filter.park(),
                        filter.procedure(),
                        filter.topic(),
                        "PASSED",
                        filter.runs(),
                        filter.stage(),
                        filter.over(),
                        filter.lawful());
    }

    /** The years in which anything ended, the newest first. */
    List<Integer> years() {
        record Ends(@Nullable LocalDate first, @Nullable LocalDate last) {}
        Ends ends = sql.sql("select min(closed_on) as first, max(closed_on) as last from casework.closing")
                .query((row, number) ->
                        new Ends(row.getObject("first", LocalDate.class), row.getObject("last", LocalDate.class)))
                .single();
        int now = today().getYear();
        int last = ends.last() == null ? now : Math.max(now, ends.last().getYear());
        int first = ends.first() == null ? now : Math.min(now, ends.first().getYear());
        return java.util.stream.IntStream.rangeClosed(first, last)
                .map(year -> first + last - year)
                .boxed()
                .toList();
    }

    /** Key and title. */
    List<Map.Entry<String, String>> topics() {
        return sql.sql("""
                        select topic, max(topic_title) as title from casework.closing_tally where topic <> ''
                        group by topic having sum(cases) > 0 order by title""")
                .query((row, number) -> Map.entry(row.getString("topic"), row.getString("title")))
                .list();
    }

    List<Closed> cases(FigureFilter filter, Scope scope, Paging paging) {
        Where where = filter.cases(scope, today());
        return sql.sql(closed(where) + " limit :limit offset :offset")
                .params(where.parameters())
                .param("limit", paging.limit())
                .param("offset", paging.offset())
                .query(CaseFigures::aClosed)
                .list();
    }

    @Transactional(readOnly = true)
    void eachCase(FigureFilter filter, Scope scope, Consumer<Closed> reader) {
        Where where = filter.cases(scope, today());
        streaming.query(closed(where), where.parameters(), row -> {
            reader.accept(aClosed(row, 0));
        });
    }

    private static String closed(Where where) {
        return "select c.*, f.number, f.title, f.applicant" + STATED + where.text()
                + " order by c.closed_on desc, c.case_id";
    }

    List<StageTime> stageTimes(FigureFilter filter, Scope scope, Paging paging) {
        Where where = filter.stages(scope, today());
        return sql.sql(timed(where) + " limit :limit offset :offset")
                .params(where.parameters())
                .param("limit", paging.limit())
                .param("offset", paging.offset())
                .query(CaseFigures::aStageTime)
                .list();
    }

    StageSums stageSums(FigureFilter filter, Scope scope) {
        Where where = filter.stages(scope, today());
        return sql.sql("select '' as procedure, '' as stage, '' as name, " + StageSums.COLUMNS
                        + " from casework.closing_stage_tally c where " + where.text())
                .params(where.parameters())
                .query(StageSums::of)
                .single();
    }

    @Transactional(readOnly = true)
    void eachStageTime(FigureFilter filter, Scope scope, Consumer<StageTime> reader) {
        Where where = filter.stages(scope, today());
        streaming.query(timed(where), where.parameters(), row -> {
            reader.accept(aStageTime(row, 0));
        });
    }

    private static String timed(Where where) {
        return "select c.*, f.number, f.title, f.applicant" + STAGED + where.text()
                + " order by c.closed_on desc, c.case_id, c.visit";
    }

    private static Closed aClosed(ResultSet row, int number) throws SQLException {
        return new Closed(
                row.getObject("case_id", UUID.class),
                row.getString("number"),
                row.getString("title"),
                row.getString("applicant"),
                row.getString("park"),
                row.getString("topic_title"),
                row.getString("status"),
                row.getObject("opened_on", LocalDate.class),
                row.getObject("closed_on", LocalDate.class),
                row.getInt("office_days"),
                row.getInt("applicant_days"),
                row.getInt("paused_days"),
                row.getInt("corrections"),
                row.getInt("attendances"));
    }

    private static StageTime aStageTime(ResultSet row, int number) throws SQLException {
        return new StageTime(
                row.getObject("case_id", UUID.class),
                row.getString("number"),
                row.getString("title"),
                row.getString("applicant"),
                row.getString("name"),
                row.getObject("began_on", LocalDate.class),
                row.getObject("ended_on", LocalDate.class),
                row.getInt("office_days"),
                row.getInt("applicant_days"),
                row.getInt("paused_days"),
                row.getObject("limit_days", Integer.class),
                row.getObject("allowed_days", Integer.class),
                row.getObject("used_days", Integer.class),
                row.getObject("statutory_days", Integer.class));
    }
}
