package io.xingyuan.enterprise;

import io.xingyuan.kernel.OnParkSide;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 园区簿: what a park is called on papers, where it lies, and whether it takes enterprises. */
@Component
@OnParkSide
class ParkBook {

    private final JdbcClient sql;

    ParkBook(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * 园区登记.
     *
     * @param residents enterprises on its books that are not archived
     */
    record Entry(String name, String division, int residents) {}

    Optional<Entry> find(String code) {
        return sql.sql("""
                        select p.name, p.region as division, (select count(*) from enterprise.enterprise e
                            where e.park = p.code and e.archived_at is null) as residents
                        from enterprise.park p where p.code = :code""").param("code", code).query(Entry.class).optional();
    }

    void add(RegionForm form) {
        sql.sql("""
                insert into enterprise.park (code, name, short_name, region, position)
                values (:code, :name, :short, :division, (select coalesce(max(position), 0) + 1 from enterprise.park))""")
                .param("code", form.code())
                .param("name", form.fullName())
                .param("short", form.name())
                .param("division", form.division())
                .update();
    }

    void rename(String code, RegionForm form) {
        sql.sql("update enterprise.park set name = :name, short_name = :short where code = :code")
                .param("name", form.fullName())
                .param("short", form.name())
                .param("code", code)
                .update();
    }

    /** Nobody comes to it, or back to it, before this transaction ends. */
    void hold(String code) {
        sql.sql("select code from enterprise.park where code = :code for update")
                .param("code", code)
                .query(String.class)
                .optional();
    }

    void close(String code, boolean closed) {
        sql.sql("update enterprise.park set closed = :closed where code = :code")
                .param("closed", closed)
                .param("code", code)
                .update();
    }
}
