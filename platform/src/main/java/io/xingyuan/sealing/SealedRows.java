package io.xingyuan.sealing;

import io.xingyuan.audit.Audit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** 加密的行: goes through all sealed columns, batch by batch, each batch a transaction of its own. */
@Component
class SealedRows {

    private static final Logger LOG = LoggerFactory.getLogger(SealedRows.class);

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Sealing sealing;
    private final Audit audit;

    SealedRows(JdbcClient sql, TransactionTemplate transaction, Sealing sealing, Audit audit) {
        this.sql = sql;
        this.transaction = transaction;
        this.sealing = sealing;
        this.audit = audit;
    }

    /** How many values lie under each key; under the empty id those that are not encrypted yet. */
    static Map<String, Long> counts(JdbcClient sql, List<SealedColumn> columns) {
        Map<String, Long> counts = new TreeMap<>();
        for (SealedColumn column : columns) {
            sql.sql("select case when " + column.read() + " like 'v1:%' then split_part(" + column.read()
                            + ", ':', 2) else '' end as key, count(*) as number from " + column.table() + " where "
                            + column.read() + " <> '' group by 1")
                    .query((row, number) -> Map.entry(row.getString("key"), row.getLong("number")))
                    .list()
                    .forEach(found -> counts.merge(found.getKey(), found.getValue(), Long::sum));
        }
        return counts;
    }

    /**
     * Encrypts the next values that do not lie under the key, in the order of their ids, and leaves alone what others
     * hold locked until it is passed again.
     *
     * @param after the id after which to begin, empty for the first
     * @return the last id that was looked at, empty when there are no more
     */
    String reseal(SealedColumn column, String key, String after, int most) {
        return Objects.requireNonNull(transaction.execute(status -> {
            audit.notAudited("加密或换用密钥，内容不变");
            List<Found> batch = batch(column, key, after, most);
            batch.forEach(found -> resealOne(column, found));
            return batch.isEmpty() ? "" : batch.getLast().key();
        }));
    }

    /** 找到的值: one value, and where its row lies while it is locked. */
    private record Found(String key, String place, String stored) {}

    private List<Found> batch(SealedColumn column, String key, String after, int most) {
        return sql.sql("select " + column.key() + " as key, ctid::text as place, " + column.read() + " as stored from "
                        + column.table()
                        + " where " + column.read() + " <> '' and " + column.read() + " not like :current and "
                        + column.key() + " > :after order by 1 limit :most for update skip locked")
                .param("current", Sealing.VERSION + key + ":%")
                .param("after", after)
                .param("most", most)
                .query((row, number) ->
                        new Found(row.getString("key"), row.getString("place"), row.getString("stored")))
                .list();
    }

    private void resealOne(SealedColumn column, Found found) {
        String row = found.key();
        String stored = found.stored();
        String plain;
        try {
            plain = stored.startsWith(Sealing.VERSION) ? sealing.open(column, row, stored) : stored;
        } catch (Unopenable tampered) {
            LOG.error("a value was left as it is: {}", tampered.getMessage());
            return;
        }
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("place", found.place());
        values.put("value", sealing.seal(column, row, plain));
        String index = column.index() == null ? "" : ", " + column.index() + " = :index";
        if (column.index() != null) {
            values.put("index", sealing.index(column, plain));
        }
        sql.sql("update " + column.table() + " set " + column.write() + index + " where ctid = :place::tid")
                .params(values)
                .update();
    }
}
