package io.xingyuan.policy.fund;

import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.web.Visitor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 资金池库: stores the pools; a sum moves only together with its entry in the books. */
@Component
class Pools {

    private final JdbcClient sql;
    private final Clock clock;

    Pools(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    List<Pool> all() {
        return sql.sql("select * from policy.fund_pool order by year desc, name")
                .query(Pools::pool)
                .list();
    }

    Optional<Pool> find(PoolId id) {
        return sql.sql("select * from policy.fund_pool where id = :id")
                .param("id", id.value())
                .query(Pools::pool)
                .optional();
    }

    Pool get(PoolId id) {
        return find(id).orElseThrow(() -> new NotFound("资金池"));
    }

    boolean holds(int year, String name) {
        return sql.sql("select exists (select 1 from policy.fund_pool where year = :year and name = :name)")
                .param("year", year)
                .param("name", name)
                .query(Boolean.class)
                .single();
    }

    /** Empty at first. While the demo lasts, every pool is the demo's. */
    void insert(PoolId id, PoolForm form, boolean demo) {
        sql.sql("""
                insert into policy.fund_pool (id, year, name, source, document, demo, created_by, created_at)
                values (:id, :year, :name, :source, :document,
                    :demo or exists (select 1 from policy.fund_pool where demo), :by, :now)""")
                .param("id", id.value())
                .param("year", Integer.parseInt(form.year()))
                .param("name", form.name())
                .param("source", form.source())
                .param("document", form.document())
                .param("demo", demo)
                .param("by", Visitor.now().name())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /**
     * Moves the sum and enters it in the books, in one statement.
     *
     * @return false when the pool has not so much there; then nothing is changed
     */
    boolean post(Voucher voucher) {
        return sql.sql("""
                with moved as (
                    update policy.fund_pool set total_fen = total_fen + :total, frozen_fen = frozen_fen + :frozen,
                        reserved_fen = reserved_fen + :reserved, committed_fen = committed_fen + :committed,
                        paid_fen = paid_fen + :paid
                    where id = :pool and frozen_fen + :frozen >= 0 and reserved_fen + :reserved >= 0
                        and committed_fen + :committed >= 0 and paid_fen + :paid >= 0
                        and total_fen + :total - frozen_fen - :frozen - reserved_fen - :reserved
                            - committed_fen - :committed - paid_fen - :paid >= 0
                    returning id),
                entry as (
                    insert into policy.fund_entry (id, act, payment_id, reason, by_name, at)
                    select :entry, :act, :payment, :reason, :by, :now from moved returning id)
                insert into policy.fund_line (entry_id, pool_id, account, debit_fen, credit_fen)
                select entry.id, :pool, line.account, line.debit, line.credit
                from entry, (values (:debit, :fen, 0::bigint), (:credit, 0::bigint, :fen)) line (account, debit, credit)""")
                        .param("total", voucher.change(BudgetAccount.GRANTED))
                        .param("frozen", voucher.change(BudgetAccount.FROZEN))
                        .param("reserved", voucher.change(BudgetAccount.RESERVED))
                        .param("committed", voucher.change(BudgetAccount.COMMITTED))
                        .param("paid", voucher.change(BudgetAccount.PAID))
                        .param("pool", voucher.pool().value())
                        .param("entry", Ids.next(clock))
                        .param("act", voucher.act())
                        .param(
                                "payment",
                                voucher.payment() == null
                                        ? null
                                        : voucher.payment().value(),
                                java.sql.Types.OTHER)
                        .param("reason", voucher.reason())
                        .param("by", Visitor.now().name())
                        .param("now", OffsetDateTime.now(clock))
                        .param("debit", voucher.debit().name())
                        .param("credit", voucher.credit().name())
                        .param("fen", voucher.fen())
                        .update()
                == 2;
    }

    /** Takes free money of one pool into another; false when the first has not so much. */
    boolean transfer(PoolId from, PoolId to, long fen, String reason) {
        boolean fromFirst =
                from.value().compareTo(to.value()) < 0; // one order for all, so that no two wait for each other
        boolean there = fromFirst ? grow(from, -fen) && grow(to, fen) : grow(to, fen) && grow(from, -fen);
        if (!there) {
            return false;
        }
        UUID entry = Ids.next(clock);
        sql.sql("""
                insert into policy.fund_entry (id, act, reason, by_name, at)
                values (:id, '调剂', :reason, :by, :now)""")
                .param("id", entry)
                .param("reason", reason)
                .param("by", Visitor.now().name())
                .param("now", OffsetDateTime.now(clock))
                .update();
        sql.sql("""
                insert into policy.fund_line (entry_id, pool_id, account, debit_fen, credit_fen) values
                    (:entry, :from, 'GRANTED', :fen, 0), (:entry, :from, 'FREE', 0, :fen),
                    (:entry, :to, 'FREE', :fen, 0), (:entry, :to, 'GRANTED', 0, :fen)""")
                .param("entry", entry)
                .param("from", from.value())
                .param("to", to.value())
                .param("fen", fen)
                .update();
        return true;
    }

    private boolean grow(PoolId pool, long fen) {
        return sql.sql("""
                update policy.fund_pool set total_fen = total_fen + :fen
                where id = :pool and total_fen + :fen >= frozen_fen + reserved_fen + committed_fen + paid_fen""").param("fen", fen).param("pool", pool.value()).update() == 1;
    }

    static Pool pool(ResultSet row, int number) throws SQLException {
        return new Pool(
                new PoolId(row.getObject("id", UUID.class)),
                row.getInt("year"),
                row.getString("name"),
                row.getString("source"),
                row.getString("document"),
                row.getLong("total_fen"),
                row.getLong("frozen_fen"),
                row.getLong("reserved_fen"),
                row.getLong("committed_fen"),
                row.getLong("paid_fen"),
                row.getBoolean("demo"),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant());
    }
}
