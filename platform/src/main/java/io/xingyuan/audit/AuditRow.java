package io.xingyuan.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 审计行: one row of the log as it is stored.
 *
 * @param content the JSON text exactly as PostgreSQL writes it
 */
@SuppressWarnings("ArrayRecordComponent") // compared byte by byte where it matters
record AuditRow(
        int chain, long number, Instant at, Origin origin, String outcome, String action, String content, byte[] hash) {

    static final String FORMAT = "xingyuan-audit-1";
    static final int CHAINS = 16;

    static byte[] beginning() {
        return new byte[32];
    }

    /** What its hash has to be after the row before it: docs/security/audit.md. */
    byte[] hashAfter(byte[] previous) {
        MessageDigest digest = Hashes.digest();
        UUID employer = origin.employer();
        String[] fields = {
            FORMAT,
            HexFormat.of().formatHex(previous),
            Integer.toString(chain),
            Long.toString(number),
            Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at)),
            origin.account(),
            origin.name(),
            origin.role(),
            employer == null ? null : employer.toString(),
            origin.request(),
            origin.address(),
            origin.route(),
            outcome,
            action,
            content
        };
        for (String field : fields) {
            add(digest, field);
        }
        return digest.digest();
    }

    private static void add(MessageDigest digest, @Nullable String field) {
        if (field == null) {
            digest.update("-\n".getBytes(StandardCharsets.UTF_8));
            return;
        }
        byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
        digest.update((byte) '\n');
    }
}
