package io.xingyuan.policy.matching;

import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.web.Visitor;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores views: each person's own, and those shared with the park's staff. */
@Component
class SavedViews {

    private final JdbcClient sql;
    private final Clock clock;

    SavedViews(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The visitor's own first, then what others share. */
    List<SavedView> of(Visitor visitor) {
        return sql.sql("""
                select id, name, address, shared, owner = :owner as mine, owner_name from policy.saved_view
                where owner = :owner or shared
                order by owner = :owner desc, name, id""")
                .param("owner", visitor.account())
                .query((row, number) -> new SavedView(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("address"),
                        row.getBoolean("shared"),
                        row.getBoolean("mine"),
                        row.getString("owner_name")))
                .list();
    }

    /** Keeps a view; one of the same name by the same person gives way. */
    void keep(Visitor visitor, String name, String address, boolean shared) {
        sql.sql("""
                insert into policy.saved_view (id, owner, owner_name, name, address, shared, saved_at)
                values (:id, :owner, :by, :name, :address, :shared, :at)
                on conflict (owner, name) do update
                set address = excluded.address, shared = excluded.shared, saved_at = excluded.saved_at""")
                .param("id", Ids.next(clock))
                .param("owner", visitor.account())
                .param("by", visitor.name())
                .param("name", name)
                .param("address", address)
                .param("shared", shared)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    void remove(Visitor visitor, UUID id) {
        int removed = sql.sql("delete from policy.saved_view where id = :id and owner = :owner")
                .param("id", id)
                .param("owner", visitor.account())
                .update();
        if (removed == 0) {
            throw new NotFound("视图");
        }
    }
}
