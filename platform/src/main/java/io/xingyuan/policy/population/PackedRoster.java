package io.xingyuan.policy.population;

import io.xingyuan.engine.Columns;
import io.xingyuan.engine.Entity;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.zip.InflaterInputStream;

/** 压缩的名册: who stands in which row, with the enterprise of each. */
@SuppressWarnings("ArrayRecordComponent") // looked up by row, never compared
record PackedRoster(UUID[] subjects, UUID[] enterprises) {

    /** Nobody. */
    static final PackedRoster NONE = new PackedRoster(new UUID[0], new UUID[0]);

    static PackedRoster of(Snapshot snapshot, Entity entity, int[] rows) {
        Columns columns = snapshot.columns();
        UUID[] subjects = new UUID[rows.length];
        UUID[] enterprises = new UUID[rows.length];
        for (int i = 0; i < rows.length; i++) {
            int enterprise = columns.enterpriseRow(entity, rows[i]);
            enterprises[i] = snapshot.enterprises().get(enterprise).id().value();
            subjects[i] = entity == Entity.ENTERPRISE ? enterprises[i] : UUID.fromString(columns.id(entity, rows[i]));
        }
        return new PackedRoster(subjects, enterprises);
    }

    int size() {
        return subjects.length;
    }

    byte[] packed() {
        return PackedColumn.deflated(out -> {
            out.writeInt(subjects.length);
            for (int i = 0; i < subjects.length; i++) {
                write(out, subjects[i]);
                write(out, enterprises[i]);
            }
        });
    }

    static PackedRoster of(byte[] packed) {
        try (var in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(packed)))) {
            int size = in.readInt();
            UUID[] subjects = new UUID[size];
            UUID[] enterprises = new UUID[size];
            for (int i = 0; i < size; i++) {
                subjects[i] = new UUID(in.readLong(), in.readLong());
                enterprises[i] = new UUID(in.readLong(), in.readLong());
            }
            return new PackedRoster(subjects, enterprises);
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    static String fingerprint(byte[] packed) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(packed));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void write(DataOutputStream out, UUID id) throws IOException {
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }
}
