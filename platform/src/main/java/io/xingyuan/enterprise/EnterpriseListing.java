package io.xingyuan.enterprise;

import io.xingyuan.engine.FactDefinition;
import io.xingyuan.web.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 企业列表: rows of the list, a page at a time or all of them as a stream. */
@Component
class EnterpriseListing {

    private static final int FETCH = 2_000;
    private static final String REVENUE = "revenue";

    private final NamedParameterJdbcTemplate sql;
    private final FactDefinitions definitions;

    EnterpriseListing(DataSource source, FactDefinitions definitions) {
        JdbcTemplate streaming = new JdbcTemplate(source);
        streaming.setFetchSize(FETCH);
        this.sql = new NamedParameterJdbcTemplate(streaming);
        this.definitions = definitions;
    }

    @Transactional(readOnly = true)
    List<EnterpriseRow> page(EnterpriseFilter filter, EnterpriseOrder order, Paging paging) {
        var parameters = filter.parameters();
        parameters.put("limit", paging.limit());
        parameters.put("from", paging.offset());
        return sql.query(select(filter, order) + " limit :limit offset :from", parameters, this::row);
    }

    @Transactional(readOnly = true)
    void each(EnterpriseFilter filter, EnterpriseOrder order, Consumer<EnterpriseRow> reader) {
        sql.query(select(filter, order), filter.parameters(), row -> {
            reader.accept(row(row, 0));
        });
    }

    private static String select(EnterpriseFilter filter, EnterpriseOrder order) {
        return """
                select e.id, e.name, e.credit_code, p.short_name, e.chain_position, e.chain_segment, e.industry,
                    e.size_class, e.founded, e.updated_at, f.number, f.year,
                    (select string_agg(distinct q.kind, '、' order by q.kind) from enterprise.qualification q
                     where q.enterprise_id = e.id and q.product_id is null
                       and (q.expires is null or q.expires >= current_date)) as qualifications
                from enterprise.enterprise e
                join enterprise.park p on p.code = e.park
                left join lateral (select n.number, n.year from enterprise.fact n
                    where n.enterprise_id = e.id and n.entity_id = e.id and n.code = 'revenue'
                      and n.superseded_at is null
                    order by n.year desc limit 1) f on true
                where\s""" + filter.where() + " order by " + order.sql();
    }

    private EnterpriseRow row(ResultSet row, int number) throws SQLException {
        return new EnterpriseRow(
                row.getString("id"),
                row.getString("name"),
                row.getString("credit_code"),
                row.getString("short_name"),
                row.getString("chain_position"),
                row.getString("chain_segment"),
                row.getString("industry"),
                row.getString("size_class"),
                revenue(row),
                row.getObject("year", Integer.class),
                row.getString("qualifications"),
                row.getObject("founded", LocalDate.class),
                Subjects.day(row.getTimestamp("updated_at").toInstant()));
    }

    private @Nullable String revenue(ResultSet row) throws SQLException {
        long number = row.getLong("number");
        if (row.wasNull()) {
            return null;
        }
        return definitions
                .byCode(REVENUE)
                .map(definition -> shown(definition, number))
                .orElse(null);
    }

    private static String shown(FactDefinition definition, long number) {
        return FactText.table(definition, KnownFact.value(definition, number, null));
    }
}
