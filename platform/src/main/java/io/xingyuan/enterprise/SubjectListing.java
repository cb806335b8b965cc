package io.xingyuan.enterprise;

import io.xingyuan.web.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 产品与项目名录: rows of the lists over all enterprises, a page at a time or all of them as a stream. */
@Component
class SubjectListing {

    private static final int FETCH = 2_000;

    private final JdbcClient sql;

    SubjectListing(JdbcClient sql) {
        this.sql = sql;
    }

    List<SubjectRow> page(SubjectFilter filter, SubjectOrder order, Paging paging) {
        Map<String, Object> parameters = filter.parameters();
        parameters.put("limit", paging.limit());
        parameters.put("from", paging.offset());
        return sql.sql(select(filter, order) + " limit :limit offset :from")
                .params(parameters)
                .query(SubjectListing::row)
                .list();
    }

    int count(SubjectFilter filter) {
        return sql.sql("select count(*) " + from(filter))
                .params(filter.parameters())
                .query(Integer.class)
                .single();
    }

    @Transactional(readOnly = true)
    void each(SubjectFilter filter, SubjectOrder order, Consumer<SubjectRow> reader) {
        try (Stream<SubjectRow> rows = sql
                .sql(select(filter, order))
                .withFetchSize(FETCH)
                .params(filter.parameters())
                .query(SubjectListing::row)
                .stream()) {
            rows.forEach(reader);
        }
    }

    private static String select(SubjectFilter filter, SubjectOrder order) {
        String own = filter.subject() == Belonging.PRODUCT
                ? """
                s.kind, s.device_class, null::date as started,
                (select string_agg(q.number, '、' order by q.granted desc nulls last, q.number)
                 from enterprise.qualification q where q.product_id = s.id and q.number <> '') as certificates
                """
                : "s.entity as kind, null as device_class, s.started, null as certificates ";
        return "select s.id, s.name, s.stage, e.id as enterprise_id, e.name as enterprise, e.credit_code,"
                + " p.short_name as park, " + own + from(filter) + " order by " + order.sql();
    }

    private static String from(SubjectFilter filter) {
        return "from " + filter.subject().table() + """
                 s join enterprise.enterprise e on e.id = s.enterprise_id
                join enterprise.park p on p.code = e.park
                where\s""" + filter.where();
    }

    private static SubjectRow row(ResultSet row, int number) throws SQLException {
        String kind = row.getString("kind");
        boolean product = Product.KINDS.contains(kind);
        return new SubjectRow(
                row.getString("id"),
                row.getString("name"),
                row.getString("enterprise_id"),
                row.getString("enterprise"),
                row.getString("credit_code"),
                row.getString("park"),
                product ? kind : KnownFacts.entity(kind).label(),
                row.getString("device_class"),
                row.getString("stage"),
                row.getString("certificates"),
                row.getObject("started", LocalDate.class));
    }
}
