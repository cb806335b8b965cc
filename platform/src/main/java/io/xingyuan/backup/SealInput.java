package io.xingyuan.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** Reads what {@link SealOutput} wrote; at the end it knows whether the seal is whole. */
final class SealInput extends InputStream {

    private final InputStream source;
    private final MessageDigest digest = Digests.sha256();
    private final byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private boolean ended;

    SealInput(InputStream source) {
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** Gives everything but the last 64 bytes. */
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        while (end - start <= SealOutput.LENGTH && !ended) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
            int got = source.read(buffer, end, buffer.length - end);
            ended = got < 0;
            end += Math.max(0, got);
        }
        int free = Math.min(length, end - start - SealOutput.LENGTH);
        if (free <= 0) {
            return length == 0 ? 0 : -1;
        }
        System.arraycopy(buffer, start, bytes, offset, free);
        digest.update(buffer, start, free);
        start += free;
        return free;
    }

    /** Reads on to the end and compares. */
    boolean isWhole() throws IOException {
        skip(Long.MAX_VALUE);
        byte[] seal = HexFormat.of().formatHex(digest.digest()).getBytes(StandardCharsets.US_ASCII);
        return Arrays.equals(seal, Arrays.copyOfRange(buffer, start, end));
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
