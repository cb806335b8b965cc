package io.xingyuan.backup;

import io.xingyuan.database.RestoreMark;
import io.xingyuan.database.Schema;
import io.xingyuan.startup.Obstacle;
import io.xingyuan.startup.StartupRefusal;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * 通用导入: fills an empty database from a portable export. The tables are made as they were at the time of the export,
 * filled in one transaction, and only then brought up to the program. What fails is taken back at once; what was killed is
 * known by its mark and taken back by the next try.
 */
final class PortableLoad {

    /** Triggers that would act on rows which have seen them already; and how each stood. */
    private static final String TRIGGERS = """
            select format('alter table %s %%s trigger %I', tgrelid::regclass, tgname),
                   case tgenabled when 'A' then 'enable always' when 'R' then 'enable replica' else 'enable' end
            from pg_catalog.pg_trigger where not tgisinternal and tgenabled <> 'D' and tgparentid = 0""";

    /** Row-level security binds the owner too while it is forced. */
    private static final String FORCED = """
            select format('alter table %s %%s row level security', oid::regclass), 'force'
            from pg_catalog.pg_class where relforcerowsecurity and relkind in ('r', 'p')""";

    /** Of one restore at a time, on any database of ours. */
    private static final long LOCK = 0x78696e677975616eL;

    private record Switch(String statement, String back) {}

    private final String secretUrl;

    PortableLoad(String secretUrl) {
        this.secretUrl = secretUrl;
    }

    /** What is done with the other files once the rows are in. */
    interface Afterwards {
        void place() throws IOException;
    }

    Invariants load(ArchiveReader archive, Manifest manifest, ArchiveReader.Receiver others, Afterwards afterwards)
            throws Exception {
        try (Connection guard = DriverManager.getConnection(secretUrl)) {
            requireAlone(guard);
            clearCutOff(guard);
            requireEmpty();
            Set<String> before = schemas();
            RestoreMark.put(guard, before);
            try {
                Invariants invariants = fromEmpty(archive, manifest, others);
                afterwards.place();
                RestoreMark.remove(guard);
                return invariants;
            } catch (Exception | Error half) {
                takeBack(before, half);
                throw half;
            }
        }
    }

    /** The lock ends with its connection, also when the process is killed. */
    private static void requireAlone(Connection guard) throws SQLException {
        try (Statement statement = guard.createStatement();
                ResultSet row = statement.executeQuery("select pg_catalog.pg_try_advisory_lock(" + LOCK + ")")) {
            row.next();
            if (!row.getBoolean(1)) {
                throw new StartupRefusal(
                        Obstacle.BACKUP,
                        "另一个恢复正在写入这个数据库，请等它结束",
                        "another restore is writing to this database; wait for it to end");
            }
        }
    }

    private void clearCutOff(Connection guard) throws SQLException {
        Optional<Set<String>> before = RestoreMark.find(guard);
        if (before.isPresent()) {
            drop(before.get());
        }
    }

    private Invariants fromEmpty(ArchiveReader archive, Manifest manifest, ArchiveReader.Receiver others)
            throws Exception {
        Schema.migrate(secretUrl, manifest.schema());
        try (Connection connection = DriverManager.getConnection(secretUrl)) {
            String reached = Schema.version(connection);
            if (!reached.equals(manifest.schema())) {
                throw new StartupRefusal(
                        Obstacle.BACKUP,
                        "这个备份来自更新版本的杏园（" + manifest.schema() + "），请用新版程序恢复",
                        "the backup comes from a newer Xingyuan (" + manifest.schema() + "); use the newer program");
            }
            fill(connection, archive, manifest, others);
            Invariants filled = Invariants.check(connection);
            String differences = filled.differences(manifest);
            if (!differences.isEmpty()) {
                throw new StartupRefusal(
                        Obstacle.BACKUP, "恢复后行数不符：" + differences, "the rows restored differ: " + differences);
            }
        }
        Schema.migrate(secretUrl);
        try (Connection connection = DriverManager.getConnection(secretUrl)) {
            return Invariants.check(connection);
        }
    }

    private Set<String> schemas() throws SQLException {
        try (Connection connection = DriverManager.getConnection(secretUrl);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select pg_catalog.quote_ident(nspname) from pg_catalog.pg_namespace where nspname !~ '^pg_'")) {
            Set<String> names = new TreeSet<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    /** Removes the tables that were made for rows which did not come, so that the next try finds an empty database. */
    private void takeBack(Set<String> before, Throwable half) {
        try {
            drop(before);
        } catch (SQLException away) {
            half.addSuppressed(away); // the mark stands: the next try does it
        }
    }

    /** Drops all but these schemas, the mark last and all in one transaction. */
    private void drop(Set<String> allBut) throws SQLException {
        Set<String> made = schemas();
        made.removeAll(allBut);
        try (Connection connection = DriverManager.getConnection(secretUrl);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String schema : made) {
                statement.execute("drop schema " + schema + " cascade");
            }
            statement.execute("drop table if exists public.flyway_schema_history");
            connection.commit();
        }
    }

    private void requireEmpty() throws SQLException {
        try (Connection connection = DriverManager.getConnection(secretUrl);
                Statement statement = connection.createStatement();
                ResultSet any = statement.executeQuery("""
                        select count(*) from pg_catalog.pg_class c
                        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                        where c.relkind in ('r', 'p') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'""")) {
            any.next();
            if (any.getInt(1) > 0) {
                throw new StartupRefusal(
                        Obstacle.BACKUP,
                        "目标数据库里已有 " + any.getInt(1) + " 张表，恢复只写入空库，没有作任何改动；请换一个空库，或删掉并重建这个数据库",
                        "the database has tables already; a restore fills an empty one only, nothing was changed; name"
                                + " an empty one, or drop and create this one");
            }
            statement.execute("create extension if not exists pg_trgm with schema public");
        }
    }

    private static void fill(
            Connection connection, ArchiveReader archive, Manifest manifest, ArchiveReader.Receiver others)
            throws Exception {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            List<Switch> triggers = switches(statement, TRIGGERS);
            List<Switch> forced = switches(statement, FORCED);
            turn(statement, triggers, each -> "disable");
            turn(statement, forced, each -> "no force");
            statement.execute("truncate "
                    + manifest.tables().stream().map(Manifest.Table::name).collect(Collectors.joining(", ")));
            Map<String, Manifest.Table> tables = manifest.tables().stream()
                    .collect(Collectors.toMap(table -> PortableBackup.FOLDER + table.name(), Function.identity()));
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            archive.read((name, content) -> {
                Manifest.Table table = tables.get(name);
                if (table == null) {
                    others.take(name, content);
                } else {
                    copyIn(copy, table, content);
                }
            });
            for (Manifest.Sequence sequence : manifest.sequences()) {
                statement.execute("select pg_catalog.setval('" + sequence.name().replace("'", "''") + "', "
                        + sequence.value() + ", " + sequence.called() + ")");
            }
            turn(statement, forced, Switch::back);
            turn(statement, triggers, Switch::back);
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static void copyIn(CopyManager copy, Manifest.Table table, InputStream content) throws IOException {
        try {
            copy.copyIn("copy " + table.name() + " (" + String.join(", ", table.columns()) + ") from stdin", content);
        } catch (SQLException e) {
            throw new IOException(table.name() + ": " + e.getMessage(), e);
        }
    }

    private static List<Switch> switches(Statement statement, String query) throws SQLException {
        List<Switch> switches = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                switches.add(new Switch(rows.getString(1), rows.getString(2)));
            }
        }
        return switches;
    }

    private static void turn(Statement statement, List<Switch> switches, Function<Switch, String> state)
            throws SQLException {
        for (Switch each : switches) {
            statement.execute(each.statement().replace("%s", state.apply(each)));
        }
    }
}
