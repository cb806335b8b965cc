package io.xingyuan.casework.figures;

import io.xingyuan.casework.figures.FigureFilter.Where;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
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

/** 办件统计库: sums of closed cases and the rows behind them. One scan gives all groupings. */
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
            @Nullable Integer used) {

        int days() {
            return office + applicantDays + paused;
        }

        boolean over() {
            return limit != null && used != null && used > limit;
        }
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    Report report(FigureFilter filter, Scope scope) {
        Where where = filter.cases(scope, today());
        List<Group> topics = new ArrayList<>();
        List<Group> parks = new ArrayList<>();
        List<Group> months = new ArrayList<>();
        List<Sums> whole = new ArrayList<>();
        sql.sql("select grouping(c.topic) as not_topic, grouping(c.park) as not_park, grouping(c.month) as not_month,"
                        + " c.topic, max(c.topic_title) as topic_title, c.park, c.month, " + Sums.COLUMNS
                        + " from (select c.*, to_char(date_trunc('month', c.closed_on), 'YYYY-MM') as month"
                        + " from casework.closing c where " + where.text() + ") c"
                        + " group by grouping sets ((), (c.topic), (c.park), (c.month))"
                        + " order by c.month, passed desc, c.topic, c.park")
                .params(where.parameters())
                .query(row -> {
                    Sums sums = Sums.of(row, 0);
                    if (row.getInt("not_topic") == 0) {
                        topics.add(new Group(row.getString("topic"), row.getString("topic_title"), sums));
                    } else if (row.getInt("not_park") == 0) {
                        String park = row.getString("park");
                        parks.add(new Group(park == null ? "" : park, park == null ? "" : park, sums));
                    } else if (row.getInt("not_month") == 0) {
                        months.add(new Group(row.getString("month"), row.getString("month"), sums));
                    } else {
                        whole.add(sums);
                    }
                });
        return new Report(whole.getFirst(), topics, parks, months, stages(filter, scope));
    }

    Sums sums(FigureFilter filter, Scope scope) {
        Where where = filter.cases(scope, today());
        return sql.sql("select " + Sums.COLUMNS + " from casework.closing c where " + where.text())
                .params(where.parameters())
                .query(Sums::of)
                .single();
    }

    /** Of cases that passed, unless the filter asks for others. */
    List<StageSums> stages(FigureFilter filter, Scope scope) {
        Where where = passed(filter).stages(scope, today());
        return sql.sql("select c.procedure, c.stage, max(c.name) as name, " + StageSums.COLUMNS
                        + " from casework.closing_stage c where " + where.text()
                        + " group by c.procedure, c.stage order by c.procedure, avg(c.visit), c.stage")
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
                        filter.over());
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
                        select topic, max(topic_title) as title from casework.closing where topic <> ''
                        group by topic order by title""")
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
                        + " from casework.closing_stage c where " + where.text())
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
                row.getObject("used_days", Integer.class));
    }
}
