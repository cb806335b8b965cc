package io.xingyuan.policy.population;

import io.xingyuan.policy.Outcome;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * 压缩的结果列: how one clause stands for every subject of a roster, and the 分 that count of it. Kept as one value of the
 * database: a row in a table for each answer would be a thousand times as large.
 *
 * @param given what of it the yearly limit of its pool allows; the same where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // looked up by row, never compared
record PackedColumn(byte[] outcomes, long[] fen, long[] given) {

    /** Over nobody. */
    static final PackedColumn NONE = new PackedColumn(new byte[0], new long[0], new long[0]);

    private static final int NOTHING = 0;
    private static final int ALL = 1;
    private static final int LESS = 2;

    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());

    static byte mark(Outcome outcome) {
        return (byte) OUTCOMES.indexOf(outcome);
    }

    Outcome outcome(int row) {
        return OUTCOMES.get(outcomes[row]);
    }

    int size() {
        return outcomes.length;
    }

    byte[] packed() {
        return deflated(out -> {
            out.writeInt(outcomes.length);
            out.write(outcomes);
            for (int row = 0; row < fen.length; row++) {
                boolean less = given[row] != fen[row];
                out.writeByte(fen[row] == 0 ? NOTHING : less ? LESS : ALL);
                if (fen[row] != 0) {
                    out.writeLong(fen[row]);
                }
                if (less) {
                    out.writeLong(given[row]);
                }
            }
        });
    }

    static PackedColumn of(byte[] packed) {
        try (var in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(packed)))) {
            byte[] outcomes = new byte[in.readInt()];
            in.readFully(outcomes);
            long[] fen = new long[outcomes.length];
            long[] given = new long[outcomes.length];
            for (int row = 0; row < fen.length; row++) {
                int kind = in.readByte();
                fen[row] = kind == NOTHING ? 0 : in.readLong();
                given[row] = kind == LESS ? in.readLong() : fen[row];
            }
            return new PackedColumn(outcomes, fen, given);
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    /** 写法: what goes into a packed value. */
    interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    static byte[] deflated(Writing writing) {
        var bytes = new ByteArrayOutputStream();
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try (var out =
                new DataOutputStream(new BufferedOutputStream(new DeflaterOutputStream(bytes, deflater), 1 << 16))) {
            writing.to(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }
}
