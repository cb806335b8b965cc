package io.xingyuan.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * 封签: puts in place of the last 64 bytes the SHA-256 of all bytes before them. An archive keeps that place free as
 * its comment, so that it stays an ordinary zip file and still has no byte that may change unnoticed.
 */
final class SealOutput extends FilterOutputStream {

    static final int LENGTH = 64;
    static final String ROOM = "0".repeat(LENGTH);

    private final MessageDigest digest = Digests.sha256();
    private final byte[] held = new byte[LENGTH];
    private int holding;

    SealOutput(OutputStream target) {
        super(target);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int passing = Math.max(0, holding + length - LENGTH);
        int fromHeld = Math.min(passing, holding);
        pass(held, 0, fromHeld);
        System.arraycopy(held, fromHeld, held, 0, holding - fromHeld);
        holding -= fromHeld;
        int direct = passing - fromHeld;
        pass(bytes, offset, direct);
        System.arraycopy(bytes, offset + direct, held, holding, length - direct);
        holding += length - direct;
    }

    private void pass(byte[] bytes, int offset, int length) throws IOException {
        digest.update(bytes, offset, length);
        out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
        if (holding == LENGTH) {
            holding = 0;
            out.write(HexFormat.of().formatHex(digest.digest()).getBytes(StandardCharsets.US_ASCII));
        }
        super.close();
    }
}
