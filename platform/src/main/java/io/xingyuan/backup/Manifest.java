package io.xingyuan.backup;

import java.time.Instant;
import java.util.List;

/**
 * 备份清单: what an archive holds; its last entry.
 *
 * @param schema the newest migration the database had had
 * @param beyond physical only: the position in the log up to which nothing is missing
 * @param tables portable only, in the order in which they can be filled
 */
record Manifest(
        int format,
        Kind kind,
        Instant taken,
        String program,
        String postgres,
        String schema,
        String beyond,
        List<Entry> files,
        List<Table> tables,
        List<Sequence> sequences) {

    static final int FORMAT = 1;
    static final String NAME = "manifest.json";

    /** 备份方式. */
    enum Kind {
        /** The database's own files and log. */
        PHYSICAL,
        /** The rows, readable by any PostgreSQL. */
        PORTABLE
    }

    /** One file: its length and SHA-256. */
    record Entry(String name, long bytes, String sha256) {}

    /** One table's rows in the file {@code tables/<name>}. */
    record Table(String name, List<String> columns, long rows) {}

    record Sequence(String name, long value, boolean called) {}

    long bytes() {
        return files.stream().mapToLong(Entry::bytes).sum();
    }

    long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }
}
