package io.xingyuan.enterprise;

import io.xingyuan.engine.Entity;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.UnifiedCreditCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 企业名录: stores enterprises and parks. */
@Component
class Directory {

    private final JdbcClient sql;

    Directory(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Enterprise> find(EnterpriseId id) {
        return sql.sql("""
                select e.*, p.name as park_name from enterprise.enterprise e
                join enterprise.park p on p.code = e.park where e.id = :id""").param("id", id.value()).query(Directory::enterprise).optional();
    }

    Enterprise get(EnterpriseId id) {
        return find(id).orElseThrow(() -> new NotFound("企业"));
    }

    /** Locks the row until the transaction ends, so that facts of one enterprise are written one after the other. */
    void lock(EnterpriseId id) {
        if (sql.sql("select id from enterprise.enterprise where id = :id for no key update")
                .param("id", id.value())
                .query(UUID.class)
                .optional()
                .isEmpty()) {
            throw new NotFound("企业");
        }
    }

    /** Whether the subject is the enterprise itself or belongs to it. */
    boolean owns(EnterpriseId enterprise, Entity entity, UUID subject) {
        if (entity == Entity.ENTERPRISE) {
            return enterprise.value().equals(subject);
        }
        return sql.sql("""
                select exists (select 1 from enterprise.product
                        where id = :subject and enterprise_id = :enterprise and :entity = 'product')
                    or exists (select 1 from enterprise.project
                        where id = :subject and enterprise_id = :enterprise and entity = :entity)""")
                .param("subject", subject)
                .param("enterprise", enterprise.value())
                .param("entity", KnownFacts.stored(entity))
                .query(Boolean.class)
                .single();
    }

    List<EnterpriseSummary> search(String typed, int limit) {
        return list(EnterpriseFilter.of(typed), EnterpriseOrder.NAME, 0, limit).stream()
                .map(Enterprise::summary)
                .toList();
    }

    int count(EnterpriseFilter filter) {
        return sql.sql("select count(*) from enterprise.enterprise e where " + filter.where())
                .params(filter.parameters())
                .query(Integer.class)
                .single();
    }

    List<Enterprise> list(EnterpriseFilter filter, EnterpriseOrder order, int from, int limit) {
        return sql.sql("select e.*, p.name as park_name from enterprise.enterprise e"
                        + " join enterprise.park p on p.code = e.park where " + filter.where()
                        + " order by " + order.sql() + " limit :limit offset :from")
                .params(filter.parameters())
                .param("limit", limit)
                .param("from", from)
                .query(Directory::enterprise)
                .list();
    }

    List<EnterpriseSummary> all() {
        return sql.sql("""
                select e.*, p.name as park_name from enterprise.enterprise e
                join enterprise.park p on p.code = e.park
                where e.archived_at is null order by e.name_pinyin, e.id""").query(Directory::enterprise).list().stream()
                .map(Enterprise::summary)
                .toList();
    }

    List<ParkSummary> parks() {
        return sql.sql("select code, name, short_name from enterprise.park order by position, code")
                .query((row, number) -> new ParkSummary(
                        new ParkId(row.getString("code")), row.getString("name"), row.getString("short_name")))
                .list();
    }

    static Enterprise enterprise(ResultSet row, int number) throws SQLException {
        var archived = row.getTimestamp("archived_at");
        return new Enterprise(
                new EnterpriseId(row.getObject("id", UUID.class)),
                row.getString("name"),
                new UnifiedCreditCode(row.getString("credit_code")),
                new ParkId(row.getString("park")),
                row.getString("park_name"),
                row.getString("region"),
                row.getString("address"),
                row.getString("industry"),
                row.getString("chain_position"),
                row.getString("chain_segment"),
                row.getObject("founded", LocalDate.class),
                row.getString("size_class"),
                row.getInt("version"),
                archived == null ? null : archived.toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                row.getString("updated_by"));
    }
}
