package io.xingyuan.files;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.core.io.InputStreamSource;

/**
 * 收到的文件: lies on the disk while it is judged, so that it is never whole in memory.
 *
 * @param sha256 as hexadecimal digits
 */
record ReceivedFile(Path path, long size, String sha256) implements AutoCloseable {

    /** @param largest bytes; one that is longer is refused before it is all read */
    static ReceivedFile of(InputStreamSource content, long largest) throws IOException {
        Path path = Files.createTempFile("attachment", ".part");
        try (InputStream in = content.getInputStream()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            long size = copy(in, path, digest, largest);
            return new ReceivedFile(path, size, HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException | RuntimeException failed) {
            Files.deleteIfExists(path);
            throw failed;
        }
    }

    private static long copy(InputStream in, Path path, MessageDigest digest, long largest) throws IOException {
        byte[] buffer = new byte[AttachmentRows.PART];
        long size = 0;
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(path), digest)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
                if (size > largest) {
                    throw tooLarge(largest);
                }
                out.write(buffer, 0, read);
            }
        }
        return size;
    }

    static Refusal tooLarge(long largest) {
        return new Refusal(t("文件太大，这种文件最大 {0} MB。请压缩或拆分后再上传。", String.valueOf(largest / FileLimits.MEGA)));
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
