package io.xingyuan.policy;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.kernel.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 差一点的界限: how far from met a clause may be and still count as 差一点, set by people and dated. */
@Component
public class NearThresholds {

    private final JdbcClient sql;
    private final Clock clock;
    private final Audit audit;

    NearThresholds(JdbcClient sql, Clock clock, Audit audit) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * 一次设定.
     *
     * @param ppm normalised distance in millionths
     */
    public record Setting(LocalDate from, long ppm, String by, LocalDate on) {}

    /** The largest normalised distance, in millionths, that counts on a day. */
    public long on(LocalDate day) {
        return on(day, Instant.MAX);
    }

    /** The same as it was said at an earlier moment. */
    public long on(LocalDate day, Instant at) {
        return sql.sql("""
                with known as (
                    select * from policy.near_threshold where :always or set_at <= :at
                        or from_date = (select min(from_date) from policy.near_threshold))
                select ppm from known
                where from_date <= :day or from_date = (select min(from_date) from known)
                order by from_date desc, set_at desc limit 1""")
                .param("day", day)
                .param("always", at.equals(Instant.MAX))
                .param("at", OffsetDateTime.ofInstant(at.equals(Instant.MAX) ? Instant.EPOCH : at, ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** Newest first. */
    public List<Setting> history() {
        return sql.sql("""
                select from_date, ppm, set_by, set_at from policy.near_threshold
                order by from_date desc, set_at desc""")
                .query((row, number) -> new Setting(
                        row.getObject("from_date", LocalDate.class),
                        row.getLong("ppm"),
                        row.getString("set_by"),
                        row.getTimestamp("set_at")
                                .toInstant()
                                .atZone(clock.getZone())
                                .toLocalDate()))
                .list();
    }

    /** From a day on another distance counts; what held before that day stays as it was. */
    @Transactional
    public void set(LocalDate from, long ppm, String by) {
        long before = on(from);
        sql.sql("""
                insert into policy.near_threshold (id, from_date, ppm, set_by, set_at)
                values (:id, :from, :ppm, :by, :at)""")
                .param("id", Ids.next(clock))
                .param("from", from)
                .param("ppm", ppm)
                .param("by", by)
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        audit.record("设定差一点的界限", "差一点的界限", from, from.toString(), List.of(FieldChange.of("百万分之几", before, ppm)));
    }
}
