package io.xingyuan.identity;

import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.kernel.Stale;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 区域库: stores the tree of regions. */
@Component
@OnParkSide
public class RegionTree {

    private final JdbcClient jdbc;
    private final Clock clock;

    RegionTree(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What hangs on a region: open regions below, organisations in use, grants that stand. */
    public record Hanging(int regions, int organisations, int grants) {

        public boolean none() {
            return regions + organisations + grants == 0;
        }
    }

    /** Those in use, each followed by those below it. */
    List<Region> tree() {
        return whole().stream().filter(region -> !region.closed()).toList();
    }

    /** Closed ones too. */
    public List<Region> whole() {
        List<Region> all = jdbc.sql("""
                        select code, level, name, parent, closed_at is not null as closed, version from identity.region
                        order by position, code""").query(Region.class).list();
        List<Region> tree = new ArrayList<>();
        below(null, all, tree);
        return tree;
    }

    private static void below(@Nullable String parent, List<Region> all, List<Region> tree) {
        for (Region region : all) {
            if (Objects.equals(region.parent(), parent)) {
                tree.add(region);
                below(region.code(), all, tree);
            }
        }
    }

    /** One of them, closed or not. */
    public Region get(String code) {
        return whole().stream()
                .filter(region -> region.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFound("区域"));
    }

    /**
     * Adds one in use, after all of its level.
     *
     * @throws org.springframework.dao.DuplicateKeyException when the code is taken
     */
    public void add(Region region) {
        jdbc.sql("""
                insert into identity.region (code, level, name, parent, position)
                values (:code, :level, :name, :parent, (select coalesce(max(position), 0) + 1 from identity.region))""")
                .param("code", region.code())
                .param("level", region.level().name())
                .param("name", region.name())
                .param("parent", region.parent())
                .update();
    }

    /**
     * Gives it another name.
     *
     * @throws Stale when somebody else saved since
     */
    public void rename(Region before, String name, int version) {
        mustChange(jdbc.sql("""
                update identity.region set name = :name, version = version + 1 where code = :code and version = :version""")
                .param("name", name)
                .param("code", before.code())
                .param("version", version)
                .update());
    }

    /**
     * Closes it, or opens it again.
     *
     * @throws Stale when somebody else saved since
     */
    public void close(Region before, boolean closed, int version) {
        mustChange(jdbc.sql("""
                update identity.region set closed_at = case when :closed then :now::timestamptz end, version = version + 1
                where code = :code and version = :version and (closed_at is null) = :closed""")
                .param("closed", closed)
                .param("now", OffsetDateTime.now(clock))
                .param("code", before.code())
                .param("version", version)
                .update());
    }

    /** What keeps it from being closed. */
    public Hanging on(Region region) {
        return jdbc.sql("""
                select (select count(*) from identity.region where parent = :code and closed_at is null) as regions,
                    (select count(*) from identity.organisation where region = :code and archived_at is null)
                        as organisations,
                    (select count(*) from identity.role_grant where region = :code and status in ('PROPOSED', 'STANDING'))
                        as grants""").param("code", region.code()).query(Hanging.class).single();
    }

    private static void mustChange(int rows) {
        if (rows != 1) {
            throw new Stale("区域");
        }
    }
}
