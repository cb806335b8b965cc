package io.xingyuan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each module's SQL names its own schema only; each table and column bears its Chinese name; keys point downward. */
@SpringBootTest
@AutoConfigureMockMvc
class TableOwnershipTests {

    private static final Path SOURCES = Path.of("src", "main", "java", "io", "xingyuan");
    private static final Pattern TEXT_BLOCK = Pattern.compile("\"\"\"(.*?)\"\"\"", Pattern.DOTALL);
    private static final Pattern SQL = Pattern.compile("(?is)^\\s*(select|insert|update|delete|with|merge|copy)\\b.*");
    private static final Pattern NAMED_TABLE = Pattern.compile(
            "(?i)\\b(?:from|join|into|update|copy)\\s+(?:only\\s+)?([a-z_][a-z0-9_]*)(\\.[a-z_][a-z0-9_]*)?\\s*(\\()?");
    private static final Pattern QUERY_NAME = Pattern.compile(
            "(?i)(?:\\bwith\\s+(?:recursive\\s+)?|,\\s*)([a-z_][a-z0-9_]*)(?:\\s*\\([^()]*\\))?\\s+as\\s+(?:not\\s+)?(?:materialized\\s+)?\\(");
    private static final Set<String> SYSTEM = Set.of("pg_catalog", "information_schema");
    private static final Set<String> KEYWORDS = Set.of("lateral", "unnest", "set", "select", "nothing", "values");

    /** architecture.md, floors of the platform. */
    private static final Map<String, Integer> FLOORS = Map.ofEntries(
            Map.entry("kernel", 1),
            Map.entry("web", 1),
            Map.entry("database", 1),
            Map.entry("workbook", 1),
            Map.entry("backup", 1),
            Map.entry("operations", 2),
            Map.entry("views", 2),
            Map.entry("calendar", 2),
            Map.entry("identity", 2),
            Map.entry("audit", 2),
            Map.entry("files", 2),
            Map.entry("notice", 2),
            Map.entry("sealing", 2),
            Map.entry("privacy", 3),
            Map.entry("casework", 3),
            Map.entry("enterprise", 4),
            Map.entry("policy", 5),
            Map.entry("registration", 5),
            Map.entry("estate", 5),
            Map.entry("servicedesk", 5),
            Map.entry("bonded", 5),
            Map.entry("innovation", 5),
            Map.entry("supply", 5),
            Map.entry("finance", 5),
            Map.entry("investment", 6),
            Map.entry("project", 6),
            Map.entry("monitor", 7),
            Map.entry("portal", 7));

    private final JdbcClient jdbc;

    TableOwnershipTests(@Autowired JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Test
    void theSqlOfAModuleNamesItsOwnSchemaOnly() throws IOException {
        List<String> foreign = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Path inside = SOURCES.relativize(file);
                if (inside.getNameCount() > 1) {
                    foreignTables(Files.readString(file), inside.getName(0).toString())
                            .forEach(table -> foreign.add(inside + ": " + table));
                }
            }
        }
        assertThat(foreign).isEmpty();
    }

    @Test
    void anotherModulesTableIsNoticed() {
        String source =
                "\"\"\"\nwith own as (select 1 from a.t) select * from own join b.u on true, lateral unnest(x)\"\"\"";
        assertThat(foreignTables(source, "a")).containsExactly("b.u");
        assertThat(foreignTables(source, "b")).containsExactly("a.t");
        assertThat(foreignTables("\"\"\"\nselect 1 from u where x = any(:y)\"\"\"", "a"))
                .containsExactly("u");
    }

    private static Set<String> foreignTables(String source, String module) {
        Set<String> foreign = new TreeSet<>();
        Matcher blocks = TEXT_BLOCK.matcher(source);
        while (blocks.find()) {
            String sql = blocks.group(1).replaceAll("--[^\n]*", "").replaceAll("'[^']*'", "''");
            if (!SQL.matcher(sql).matches()) {
                continue;
            }
            Set<String> queries = new TreeSet<>();
            Matcher named = QUERY_NAME.matcher(sql);
            while (named.find()) {
                queries.add(named.group(1).toLowerCase(Locale.ROOT));
            }
            Matcher tables =
                    NAMED_TABLE.matcher(sql.replaceAll("(?i)(is (not )?distinct|extract\\s*\\([^()]*)\\s+from", "")
                            .replaceAll("(?i)for (no key )?update", ""));
            while (tables.find()) {
                String name = tables.group(1).toLowerCase(Locale.ROOT);
                boolean qualified = tables.group(2) != null;
                boolean function = tables.group(3) != null && !isInsert(sql, name);
                boolean own = qualified
                        ? name.equals(module) || SYSTEM.contains(name)
                        : function || queries.contains(name) || KEYWORDS.contains(name);
                if (!own) {
                    foreign.add(name + (qualified ? tables.group(2) : ""));
                }
            }
        }
        return foreign;
    }

    private static boolean isInsert(String sql, String table) {
        return sql.toLowerCase(Locale.ROOT).contains("into " + table);
    }

    @Test
    void everyTableAndColumnBearsItsChineseName() {
        assertThat(jdbc.sql("""
                        select n.nspname || '.' || c.relname || coalesce('.' || a.attname, '')
                        from pg_catalog.pg_class c
                        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                        left join pg_catalog.pg_attribute a
                          on a.attrelid = c.oid and (a.attnum > 0 and not a.attisdropped)
                        where c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition
                          and n.nspname not in ('public', 'pg_catalog', 'information_schema')
                          and n.nspname not like 'pg\\_%'
                          and (coalesce(obj_description(c.oid, 'pg_class'), '') !~ '[一-龥]'
                               or coalesce(col_description(c.oid, a.attnum), '') !~ '[一-龥]')
                        order by 1""").query(String.class).list()).isEmpty();
    }

    @Test
    void tablesLieInTheSchemaOfAModule() {
        assertThat(jdbc.sql("""
                        select distinct schemaname || '.' || tablename
                        from pg_catalog.pg_tables
                        where schemaname not in ('pg_catalog', 'information_schema')
                          and schemaname <> all (string_to_array(:modules, ','))
                          and tablename <> 'flyway_schema_history'
                        order by 1""")
                        .param("modules", String.join(",", FLOORS.keySet()))
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    @Test
    void foreignKeysPointDownward() {
        List<String> upward = jdbc.sql("""
                        select con.conname, own.nspname as own, other.nspname as other
                        from pg_catalog.pg_constraint con
                        join pg_catalog.pg_class c on c.oid = con.conrelid
                        join pg_catalog.pg_namespace own on own.oid = c.relnamespace
                        join pg_catalog.pg_class r on r.oid = con.confrelid
                        join pg_catalog.pg_namespace other on other.oid = r.relnamespace
                        where con.contype = 'f' and own.nspname <> other.nspname""")
                .query((row, number) -> floor(row.getString("own")) > floor(row.getString("other"))
                        ? ""
                        : row.getString("own") + "." + row.getString("conname") + " → " + row.getString("other"))
                .list();
        assertThat(upward).allMatch(String::isEmpty);
    }

    private static int floor(String schema) {
        return FLOORS.getOrDefault(schema, 0);
    }
}
