package io.xingyuan.backup;

import io.xingyuan.database.Schema;
import io.xingyuan.startup.Obstacle;
import io.xingyuan.startup.StartupRefusal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** 通用导出: each table's rows by COPY, all of one moment, parents before children. */
final class PortableBackup {

    /** In the archive, the folder for the rows. */
    static final String FOLDER = "tables/";

    private static final String HISTORY = "public.flyway_schema_history";

    /** Tables with what they lean on; a table's own parent within itself needs no order. */
    private static final String TABLES = """
            select format('%I.%I', n.nspname, c.relname),
                   (select array_agg(format('%I', a.attname) order by a.attnum) from pg_catalog.pg_attribute a
                    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''),
                   (select coalesce(array_agg(distinct format('%I.%I', pn.nspname, p.relname)), '{}')
                    from pg_catalog.pg_constraint con
                    join pg_catalog.pg_class p on p.oid = con.confrelid
                    join pg_catalog.pg_namespace pn on pn.oid = p.relnamespace
                    where con.contype = 'f' and con.conrelid = c.oid and con.confrelid <> c.oid)
            from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence = 'p'
              and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_'
            order by 1""";

    private static final String SEQUENCES = """
            select format('%I.%I', schemaname, sequencename), coalesce(last_value, start_value), last_value is not null
            from pg_catalog.pg_sequences where schemaname !~ '^pg_' order by 1""";

    private record Source(String name, List<String> columns, List<String> parents) {}

    private final Connection connection;
    private final ArchiveWriter archive;

    /** @param connection one that may read every row */
    PortableBackup(Connection connection, ArchiveWriter archive) {
        this.connection = connection;
        this.archive = archive;
    }

    Manifest write(Path data, Path heads, String program) throws Exception {
        DataFiles.writeHeads(heads, archive);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        List<Manifest.Table> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            requireEveryRow(statement);
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (Source source : inOrder(sources(statement))) {
                String columns = String.join(", ", source.columns());
                long[] rows = new long[1];
                archive.add(
                        FOLDER + source.name(),
                        out -> rows[0] = copy.copyOut(
                                "copy (select " + columns + " from " + source.name() + ") to stdout", out));
                tables.add(new Manifest.Table(source.name(), source.columns(), rows[0]));
            }
            List<Manifest.Sequence> sequences = sequences(statement);
            String version = version(statement);
            String schema = Schema.version(connection);
            connection.rollback();
            DataFiles.write(data, heads, archive, false);
            return new Manifest(
                    Manifest.FORMAT,
                    Manifest.Kind.PORTABLE,
                    Instant.now(),
                    program,
                    version,
                    schema,
                    "",
                    archive.entries(),
                    tables,
                    sequences);
        }
    }

    /** Who is above the policies says so, and gets an error instead of a row left out; the owner has one for all rows. */
    private static void requireEveryRow(Statement statement) throws SQLException {
        boolean above;
        try (ResultSet account = statement.executeQuery(
                "select rolsuper or rolbypassrls from pg_catalog.pg_roles where rolname = current_user")) {
            above = account.next() && account.getBoolean(1);
        }
        if (above) {
            statement.execute("set local row_security = off");
        }
    }

    private static String version(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("show server_version")) {
            row.next();
            return row.getString(1);
        }
    }

    private static List<Source> sources(Statement statement) throws SQLException {
        List<Source> sources = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                if (!rows.getString(1).equals(HISTORY)) {
                    sources.add(new Source(rows.getString(1), texts(rows, 2), texts(rows, 3)));
                }
            }
        }
        return sources;
    }

    private static List<String> texts(ResultSet rows, int column) throws SQLException {
        return Arrays.asList((String[]) rows.getArray(column).getArray());
    }

    /** Parents first. A circle of keys could not be filled again without switching them off. */
    private static List<Source> inOrder(List<Source> sources) {
        List<Source> waiting = new ArrayList<>(sources);
        List<Source> ordered = new ArrayList<>();
        while (!waiting.isEmpty()) {
            List<String> open = waiting.stream().map(Source::name).toList();
            List<Source> free = waiting.stream()
                    .filter(source -> source.parents().stream().noneMatch(open::contains))
                    .toList();
            if (free.isEmpty()) {
                throw new StartupRefusal(
                        Obstacle.BACKUP,
                        "这些表的外键互相指向，不能按顺序导出：" + String.join("、", open),
                        "the foreign keys of these tables form a circle: " + String.join(", ", open));
            }
            ordered.addAll(free);
            waiting.removeAll(free);
        }
        return ordered;
    }

    private static List<Manifest.Sequence> sequences(Statement statement) throws SQLException {
        List<Manifest.Sequence> sequences = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(SEQUENCES)) {
            while (rows.next()) {
                sequences.add(new Manifest.Sequence(rows.getString(1), rows.getLong(2), rows.getBoolean(3)));
            }
        }
        return sequences;
    }
}
