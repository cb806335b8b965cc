package io.xingyuan.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** 库中的日志: the log as one moment of a database shows it; needs no Spring, so that a command can read it. */
final class StoredLog {

    private static final int PORTION = 2_000;

    private final Connection connection;

    /** @param connection within a transaction */
    StoredLog(Connection connection) {
        this.connection = connection;
    }

    /** From now on this connection sees one moment and writes nothing. */
    static StoredLog atOneMoment(Connection connection) throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        return new StoredLog(connection);
    }

    /**
     * Holds all rows against the heads.
     *
     * @param files the lines of the second place, read before this connection began to look
     */
    Verification verify(Collection<SealKey.PublicSeal> keys, List<String> files) throws SQLException {
        Verification verification = new Verification(keys);
        List<String> table = signedLines();
        verification.heads(table);
        if (!files.isEmpty()) {
            verification.heads(files);
            Set<String> stored = new HashSet<>(table);
            files.stream()
                    .filter(line -> !stored.contains(line))
                    .findFirst()
                    .ifPresent(lost -> verification.found(lostLine(lost)));
        }
        rows("", verification::row);
        verification.stored(heads());
        verification.end();
        return verification;
    }

    private static Tampering lostLine(String line) {
        try {
            return Tampering.ofHeads(Tampering.Kind.GAP, SignedHeads.of(line));
        } catch (IllegalArgumentException unreadable) {
            return Tampering.of(Tampering.Kind.SIGNATURE, -1, 0);
        }
    }

    List<String> signedLines() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select line from audit.signed_head order by number")) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
            return lines;
        }
    }

    List<ChainHead> heads() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select chain, number, hash from audit.head order by chain")) {
            List<ChainHead> heads = new ArrayList<>();
            while (rows.next()) {
                heads.add(new ChainHead(
                        rows.getInt(1), rows.getLong(2), HexFormat.of().formatHex(rows.getBytes(3))));
            }
            return heads;
        }
    }

    /**
     * Reads rows chain by chain.
     *
     * @param where further SQL after {@code where}, empty for all rows
     */
    void rows(String where, Consumer<AuditRow> reader, Object... values) throws SQLException {
        String sql =
                "select * from audit.entry" + (where.isEmpty() ? "" : " where " + where) + " order by chain, number";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(PORTION);
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                for (int index = 0; rows.next(); index++) {
                    reader.accept(AuditRows.row(rows, index));
                }
            }
        }
    }

    /** 区间: from the first to the last number. */
    record Range(long first, long last) {}

    /** The numbers of a chain between its first and its last row of a time, without a gap. */
    Optional<Range> range(int chain, OffsetDateTime from, OffsetDateTime to) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select min(number), max(number) from audit.entry where chain = ? and at >= ? and at < ?")) {
            statement.setInt(1, chain);
            statement.setObject(2, from);
            statement.setObject(3, to);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                long first = row.getLong(1);
                return first == 0 ? Optional.empty() : Optional.of(new Range(first, row.getLong(2)));
            }
        }
    }

    /** The head that a chain had when this was its last row. */
    ChainHead headAt(int chain, long number) throws SQLException {
        ChainHead[] head = {ChainHead.empty(chain)};
        rows(
                "chain = ? and number = ?",
                row -> head[0] = new ChainHead(chain, number, HexFormat.of().formatHex(row.hash())),
                chain,
                number);
        return head[0];
    }
}
