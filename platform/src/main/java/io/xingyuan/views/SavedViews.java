package io.xingyuan.views;

import io.xingyuan.audit.Audit;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Visitor;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps views: each person's own, and those shared with the park's staff. */
@Component
@OnParkSide
public class SavedViews {

    private final JdbcClient sql;
    private final Audit audit;
    private final Clock clock;

    SavedViews(JdbcClient sql, Audit audit, Clock clock) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether the visitor may keep views; the others read. */
    public static boolean mayKeep(Visitor visitor) {
        return Role.Group.KEEPERS.has(visitor.role());
    }

    /** Whether the visitor is one of those with whom views are shared. */
    public static boolean maySee(Visitor visitor) {
        return Role.Group.STAFF.has(visitor.role());
    }

    /**
     * The views of one list: the visitor's own first, then what others share; none for who is not of the staff.
     *
     * @param path of the list, such as {@code /enterprises}
     */
    public List<SavedView> of(Visitor visitor, String path) {
        if (!maySee(visitor)) {
            return List.of();
        }
        return sql.sql("""
                select id, name, address, shared, owner = :owner as mine, owner_name from views.saved_view
                where path = :path and (owner = :owner or shared)
                order by owner = :owner desc, name, id""")
                .param("owner", visitor.account())
                .param("path", path)
                .query((row, number) -> new SavedView(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("address"),
                        row.getBoolean("shared"),
                        row.getBoolean("mine"),
                        row.getString("owner_name")))
                .list();
    }

    /** Keeps a view; one of the same name by the same person on the same list gives way. */
    @Transactional
    void keep(Visitor visitor, String name, String address, boolean shared) {
        sql.sql("""
                insert into views.saved_view (id, owner, owner_name, name, address, shared, saved_at)
                values (:id, :owner, :by, :name, :address, :shared, :at)
                on conflict (owner, path, name) do update
                set address = excluded.address, shared = excluded.shared, saved_at = excluded.saved_at""")
                .param("id", Ids.next(clock))
                .param("owner", visitor.account())
                .param("by", visitor.name())
                .param("name", name)
                .param("address", address)
                .param("shared", shared)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        audit.record(shared ? "保存并共享视图" : "保存视图", "视图", address, name);
    }

    /** Drops one of the visitor's own and gives the path of its list. */
    @Transactional
    String remove(Visitor visitor, UUID id) {
        audit.record("删除视图", "视图", id, "");
        return sql.sql("delete from views.saved_view where id = :id and owner = :owner returning path")
                .param("id", id)
                .param("owner", visitor.account())
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NotFound("视图"));
    }
}
