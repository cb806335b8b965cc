package io.xingyuan.backup;

import io.xingyuan.startup.Obstacle;
import io.xingyuan.startup.StartupRefusal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** 恢复后检查: reads every row of a database and follows every foreign key. */
record Invariants(Map<String, Long> rows, int foreignKeys) {

    private static final String TABLES = """
            select format('%I.%I', n.nspname, c.relname)
            from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence = 'p'
              and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_'
            order by 1""";

    /** Written as a query that finds a row whose parent is missing. */
    private static final String ORPHANS = """
            select con.conname,
                   format('select 1 from %s c where %s and not exists (select 1 from %s p where %s) limit 1',
                       con.conrelid::regclass,
                       string_agg(format('c.%I is not null', a.attname), ' and '),
                       con.confrelid::regclass,
                       string_agg(format('p.%I = c.%I', b.attname, a.attname), ' and '))
            from pg_catalog.pg_constraint con
            cross join lateral unnest(con.conkey, con.confkey) as k (own, other)
            join pg_catalog.pg_attribute a on a.attrelid = con.conrelid and a.attnum = k.own
            join pg_catalog.pg_attribute b on b.attrelid = con.confrelid and b.attnum = k.other
            where con.contype = 'f' and con.conparentid = 0
            group by con.oid, con.conname, con.conrelid, con.confrelid
            order by 1""";

    /** Refuses a database in which a row's parent is missing. */
    static Invariants check(Connection connection) throws SQLException {
        Map<String, Long> rows = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                try (ResultSet count = statement.executeQuery("select count(*) from " + table)) {
                    count.next();
                    rows.put(table, count.getLong(1));
                }
            }
            Map<String, String> queries = new LinkedHashMap<>();
            try (ResultSet keys = statement.executeQuery(ORPHANS)) {
                while (keys.next()) {
                    queries.put(keys.getString(1), keys.getString(2));
                }
            }
            List<String> broken = new ArrayList<>();
            for (var query : queries.entrySet()) {
                try (ResultSet orphan = statement.executeQuery(query.getValue())) {
                    if (orphan.next()) {
                        broken.add(query.getKey());
                    }
                }
            }
            if (!broken.isEmpty()) {
                throw new StartupRefusal(
                        Obstacle.BACKUP,
                        "数据不完整，外键不成立：" + String.join("、", broken),
                        "the data is not whole, foreign keys are broken: " + String.join(", ", broken));
            }
            return new Invariants(rows, queries.size());
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet names = statement.executeQuery(TABLES)) {
            while (names.next()) {
                tables.add(names.getString(1));
            }
        }
        return tables;
    }

    long total() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Each table whose count is another than the manifest's, with both counts. */
    String differences(Manifest manifest) {
        return manifest.tables().stream()
                .filter(table -> rows.getOrDefault(table.name(), -1L) != table.rows())
                .map(table -> table.name() + " " + rows.get(table.name()) + " ≠ " + table.rows())
                .collect(Collectors.joining(", "));
    }
}
