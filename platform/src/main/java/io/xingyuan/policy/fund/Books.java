package io.xingyuan.policy.fund;

import io.xingyuan.web.Paging;
import io.xingyuan.web.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 账簿: reads the lines of the ledger. */
@Component
class Books {

    private static final int FETCH = 2_000;

    private static final String FROM = """
            from policy.fund_line l join policy.fund_entry e on e.id = l.entry_id
            join policy.fund_pool p on p.id = l.pool_id
            left join policy.fund_payment m on m.id = e.payment_id
            where (:pool = '' or l.pool_id = nullif(:pool, '')::uuid) and (:account = '' or l.account = :account)
                and (:payment = '' or e.payment_id = nullif(:payment, '')::uuid)
            """;

    private final JdbcClient sql;

    Books(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * 分录.
     *
     * @param enterprise empty where no payment is concerned, or one of an enterprise that the reader may not see
     */
    record Line(
            UUID entry,
            Instant at,
            String act,
            String pool,
            BudgetAccount account,
            long debitFen,
            long creditFen,
            @Nullable UUID payment,
            String number,
            String enterprise,
            String reason,
            String by) {

        /** By how much it changes the displayed total of its account. */
        long change() {
            return account.sign() * (debitFen - creditFen);
        }
    }

    /** 合计 of the lines of a filter. */
    record Sum(long number, long debitFen, long creditFen) {}

    List<Line> page(EntryFilter filter, Scope scope, Paging paging) {
        return sql.sql(columns() + FROM + " order by e.at desc, l.entry_id desc, l.account limit :limit offset :offset")
                .params(filter.parameters())
                .param("everywhere", scope.everywhere())
                .param("parks", scope.codes())
                .param("limit", paging.limit())
                .param("offset", paging.offset())
                .query(Books::line)
                .list();
    }

    /** Read as they come, however many. */
    @Transactional(readOnly = true)
    public void each(EntryFilter filter, Scope scope, Consumer<Line> reader) {
        sql.sql(columns() + FROM + " order by e.at, l.entry_id, l.account")
                .params(filter.parameters())
                .withFetchSize(FETCH)
                .param("everywhere", scope.everywhere())
                .param("parks", scope.codes())
                .query(row -> {
                    reader.accept(line(row, 0));
                });
    }

    Sum sum(EntryFilter filter) {
        return sql.sql("select count(*) as number, coalesce(sum(l.debit_fen), 0) as debit,"
                        + " coalesce(sum(l.credit_fen), 0) as credit " + FROM)
                .params(filter.parameters())
                .query((row, number) -> new Sum(row.getLong("number"), row.getLong("debit"), row.getLong("credit")))
                .single();
    }

    private static String columns() {
        return """
                select l.entry_id, e.at, e.act, p.year || ' ' || p.name as pool, l.account, l.debit_fen, l.credit_fen,
                    case when m.id is not null and (:everywhere or m.park = any(:parks::text[])) then m.id end as payment,
                    coalesce(m.number, '') as number,
                    case when :everywhere or m.park = any(:parks::text[]) then coalesce(m.enterprise_name, '') else '' end
                        as enterprise,
                    e.reason, e.by_name
                """;
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                row.getObject("entry_id", UUID.class),
                row.getTimestamp("at").toInstant(),
                row.getString("act"),
                row.getString("pool"),
                BudgetAccount.valueOf(row.getString("account")),
                row.getLong("debit_fen"),
                row.getLong("credit_fen"),
                row.getObject("payment", UUID.class),
                row.getString("number"),
                row.getString("enterprise"),
                row.getString("reason"),
                row.getString("by_name"));
    }
}
