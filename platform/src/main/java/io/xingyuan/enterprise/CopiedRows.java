package io.xingyuan.enterprise;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * 抄出的行: the rows of a query as PostgreSQL copies them out in its binary form, without an object for each cell. Columns
 * are numbered from 0; the row before is gone when the next one is there.
 */
final class CopiedRows implements AutoCloseable {

    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** Signature, flags and the length of an extension stand before the first row. */
    private static final int HEADER = 19;
    /** The database counts days from here. */
    private static final int FIRST_DAY = (int) LocalDate.of(2000, 1, 1).toEpochDay();
    /** Texts that occur over and over are made once; a power of two. */
    private static final int KEPT_TEXTS = 4_096;

    private final CopyOut copy;
    private final int[] starts;
    private final int[] lengths;
    private final byte[][] keptBytes = new byte[KEPT_TEXTS][];
    private final @Nullable String[] keptTexts = new String[KEPT_TEXTS];
    private byte[] row = {};
    private boolean begun;

    private CopiedRows(CopyOut copy, int columns) {
        this.copy = copy;
        starts = new int[columns];
        lengths = new int[columns];
    }

    /** @param query without parameters, of so many columns */
    static CopiedRows of(Connection connection, String query, int columns) throws SQLException {
        CopyOut copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (" + query + ") to stdout (format binary)");
        return new CopiedRows(copy, columns);
    }

    /** Goes on to the next row; false after the last one. The database sends each row as one message. */
    boolean next() throws SQLException {
        byte[] message = copy.readFromCopy();
        if (message == null) {
            return false;
        }
        int at = begun ? 0 : HEADER;
        begun = true;
        if (at == message.length || (short) SHORTS.get(message, at) != starts.length) {
            return next(); // the header by itself, or the mark of the end
        }
        row = message;
        at += Short.BYTES;
        for (int column = 0; column < starts.length; column++) {
            lengths[column] = (int) INTS.get(message, at);
            starts[column] = at + Integer.BYTES;
            at = starts[column] + Math.max(0, lengths[column]);
        }
        return true;
    }

    boolean isNull(int column) {
        return lengths[column] < 0;
    }

    /** An integer of whatever width. */
    long number(int column) {
        int at = starts[column];
        return switch (lengths[column]) {
            case Short.BYTES -> (short) SHORTS.get(row, at);
            case Integer.BYTES -> (int) INTS.get(row, at);
            default -> (long) LONGS.get(row, at);
        };
    }

    /** Days since 1970-01-01 of a date. */
    int day(int column) {
        return (int) INTS.get(row, starts[column]) + FIRST_DAY;
    }

    long high(int column) {
        return (long) LONGS.get(row, starts[column]);
    }

    long low(int column) {
        return (long) LONGS.get(row, starts[column] + Long.BYTES);
    }

    UUID id(int column) {
        return new UUID(high(column), low(column));
    }

    /** A text that will hardly come again. */
    String text(int column) {
        return new String(row, starts[column], lengths[column], StandardCharsets.UTF_8);
    }

    /** A text out of a few; the same one again where it can be. */
    String word(int column) {
        int from = starts[column];
        int to = from + lengths[column];
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + row[i];
        }
        int slot = (hash ^ (hash >>> 16)) & (KEPT_TEXTS - 1);
        byte[] kept = keptBytes[slot];
        String text = keptTexts[slot];
        if (text != null && Arrays.equals(kept, 0, kept.length, row, from, to)) {
            return text;
        }
        String made = text(column);
        keptBytes[slot] = Arrays.copyOfRange(row, from, to);
        keptTexts[slot] = made;
        return made;
    }

    @Nullable
    String wordOrNull(int column) {
        return isNull(column) ? null : word(column);
    }

    /** Ends the copying wherever it stands. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
