package io.xingyuan.identity;

import io.xingyuan.kernel.OnParkSide;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 区域库: stores the tree of regions. */
@Component
@OnParkSide
class Regions {

    private final JdbcClient jdbc;

    Regions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Each followed by those below it. */
    List<Region> tree() {
        List<Region> all = jdbc.sql("select code, level, name, parent from identity.region order by position, code")
                .query(Region.class)
                .list();
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
}
