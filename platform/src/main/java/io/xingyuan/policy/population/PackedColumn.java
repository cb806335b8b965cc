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
 */
@SuppressWarnings("ArrayRecordComponent") // looked up by row, never compared
record PackedColumn(byte[] outcomes, long[] fen) {

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
            for (long sum : fen) {
                if (sum == 0) {
                    out.writeByte(0);
                } else {
                    out.writeByte(1);
                    out.writeLong(sum);
                }
            }
        });
    }

    static PackedColumn of(byte[] packed) {
        try (var in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(packed)))) {
            byte[] outcomes = new byte[in.readInt()];
            in.readFully(outcomes);
            long[] fen = new long[outcomes.length];
            for (int row = 0; row < fen.length; row++) {
                fen[row] = in.readByte() == 0 ? 0 : in.readLong();
            }
            return new PackedColumn(outcomes, fen);
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
