package io.xingyuan.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts in blocks with AES-256-GCM under a key of its own: the salt is new for each archive. */
final class CipherOutput extends FilterOutputStream {

    static final byte[] MAGIC = "XINGYUAN-AES-GCM-1\n".getBytes(StandardCharsets.US_ASCII);
    static final int SALT = 32;
    static final int BLOCK = 1 << 20;

    private final SecretKeySpec key;
    private final byte[] header;
    private final byte[] block = new byte[BLOCK];
    private int filled;
    private int number;
    private boolean closed;

    CipherOutput(OutputStream target, Passphrase passphrase) throws IOException {
        super(target);
        byte[] salt = new byte[SALT];
        new SecureRandom().nextBytes(salt);
        header = Arrays.copyOf(MAGIC, MAGIC.length + SALT);
        System.arraycopy(salt, 0, header, MAGIC.length, SALT);
        try {
            key = passphrase.key(salt);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
        out.write(header);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            if (filled == BLOCK) {
                seal(false);
            }
            int part = Math.min(length - done, BLOCK - filled);
            System.arraycopy(bytes, offset + done, block, filled, part);
            filled += part;
            done += part;
        }
    }

    private void seal(boolean last) throws IOException {
        try {
            out.write(Passphrase.cipher(Cipher.ENCRYPT_MODE, key, header, number++, last)
                    .doFinal(block, 0, filled));
            filled = 0;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            seal(true);
            super.close();
        }
    }
}
