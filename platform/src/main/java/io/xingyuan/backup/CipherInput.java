package io.xingyuan.backup;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** Decrypts what {@link CipherOutput} wrote; a changed, moved, missing or additional block is an error. */
final class CipherInput extends InputStream {

    private static final int SEALED_BLOCK = CipherOutput.BLOCK + 16;

    private final InputStream source;
    private final SecretKeySpec key;
    private final byte[] header;
    private byte[] next;
    private byte[] block = new byte[0];
    private int position;
    private int number;
    private boolean ended;

    /** The source stands at its beginning. */
    CipherInput(InputStream source, Passphrase passphrase) throws IOException {
        this.source = source;
        header = source.readNBytes(CipherOutput.MAGIC.length + CipherOutput.SALT);
        try {
            key = passphrase.key(Arrays.copyOfRange(header, CipherOutput.MAGIC.length, header.length));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
        next = source.readNBytes(SEALED_BLOCK);
    }

    private void open() throws IOException {
        byte[] sealed = next;
        next = source.readNBytes(SEALED_BLOCK);
        ended = next.length == 0;
        try {
            block = Passphrase.cipher(Cipher.DECRYPT_MODE, key, header, number++, ended)
                    .doFinal(sealed);
            position = 0;
        } catch (GeneralSecurityException e) {
            throw new IOException("wrong passphrase or damaged block " + number, e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        while (position == block.length) {
            if (ended) {
                return -1;
            }
            open();
        }
        int part = Math.min(length, block.length - position);
        System.arraycopy(block, position, bytes, offset, part);
        position += part;
        return part;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
