package io.xingyuan.policy.fund;

import io.xingyuan.kernel.NotFound;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Visitor;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 批次库: stores batches and what the bank answered. */
@Component
class Batches {

    private final JdbcClient sql;
    private final Clock clock;

    Batches(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** 批次行: a batch with what is in it. */
    record Row(Batch batch, String pool, long payments, long fen) {}

    /** 回单: one upload of the bank's answer. */
    record Answer(UUID id, String fileName, int good, int bad, String by, Instant at) {}

    List<Row> page(Paging paging) {
        return sql.sql("""
                select b.*, p.year || ' ' || p.name as pool, cargo.payments, cargo.fen
                from policy.fund_batch b join policy.fund_pool p on p.id = b.pool_id
                cross join lateral (
                    select count(*) as payments, coalesce(sum(fen), 0) as fen from (
                        select fen from policy.fund_batch_line where batch_id = b.id
                        union all
                        select fen from policy.fund_payment
                        where batch_id = b.id and b.status not in ('CHECKED', 'CLOSED')) line) cargo
                order by b.made_at desc, b.id desc limit :limit offset :offset""")
                .param("limit", paging.limit())
                .param("offset", paging.offset())
                .query((row, number) -> new Row(
                        Batch.of(row, number), row.getString("pool"), row.getLong("payments"), row.getLong("fen")))
                .list();
    }

    long count() {
        return sql.sql("select count(*) from policy.fund_batch")
                .query(Long.class)
                .single();
    }

    long waiting(Batch.Status status) {
        return sql.sql("select count(*) from policy.fund_batch where status = :status")
                .param("status", status.name())
                .query(Long.class)
                .single();
    }

    Optional<Batch> find(UUID id) {
        return sql.sql("select * from policy.fund_batch where id = :id")
                .param("id", id)
                .query(Batch::of)
                .optional();
    }

    Batch get(UUID id) {
        return find(id).orElseThrow(() -> new NotFound("批次"));
    }

    /** For this transaction alone. */
    Batch lock(UUID id) {
        return sql.sql("select * from policy.fund_batch where id = :id for update")
                .param("id", id)
                .query(Batch::of)
                .optional()
                .orElseThrow(() -> new NotFound("批次"));
    }

    void insert(UUID id, Pool pool, String title) {
        sql.sql("""
                insert into policy.fund_batch (id, number, pool_id, title, status, maker, maker_name, made_at)
                values (:id, 'PC' || :year || '-' || lpad(nextval('policy.fund_batch_number')::text, 4, '0'), :pool,
                    :title, 'DRAFT', :maker, :name, :now)""")
                .param("id", id)
                .param("year", String.valueOf(pool.year()))
                .param("pool", pool.id().value())
                .param("title", title)
                .param("maker", Visitor.now().account())
                .param("name", Visitor.now().name())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** Moves on; false when the batch is not in that state any more. A check needs somebody else than the maker. */
    boolean move(UUID id, Batch.Status from, Batch.Status to, String note) {
        return sql.sql("""
                update policy.fund_batch set status = :to, note = :note, version = version + 1,
                    checker = case when :to = 'CHECKED' then :by else checker end,
                    checker_name = case when :to = 'CHECKED' then :name else checker_name end,
                    checked_at = case when :to = 'CHECKED' then :now else checked_at end
                where id = :id and status = :from""")
                        .param("to", to.name())
                        .param("note", note)
                        .param("by", Visitor.now().account())
                        .param("name", Visitor.now().name())
                        .param("now", OffsetDateTime.now(clock))
                        .param("id", id)
                        .param("from", from.name())
                        .update()
                == 1;
    }

    void insertAnswer(UUID id, UUID batch, String file, int good, int bad, byte @Nullable [] report) {
        sql.sql("""
                insert into policy.fund_answer (id, batch_id, file_name, good, bad, report, by_name, at)
                values (:id, :batch, :file, :good, :bad, :report, :by, :now)""")
                .param("id", id)
                .param("batch", batch)
                .param("file", file)
                .param("good", good)
                .param("bad", bad)
                .param("report", report, java.sql.Types.BINARY)
                .param("by", Visitor.now().name())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    List<Answer> answers(UUID batch) {
        return sql.sql("""
                select id, file_name, good, bad, by_name, at from policy.fund_answer
                where batch_id = :batch order by at desc""")
                .param("batch", batch)
                .query((row, number) -> new Answer(
                        row.getObject("id", UUID.class),
                        row.getString("file_name"),
                        row.getInt("good"),
                        row.getInt("bad"),
                        row.getString("by_name"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    byte[] report(UUID answer) {
        return sql.sql("select report from policy.fund_answer where id = :id and report is not null")
                .param("id", answer)
                .query((row, number) -> row.getBytes("report"))
                .optional()
                .orElseThrow(() -> new NotFound("退回表"));
    }
}
