package io.xingyuan.backup;

import io.xingyuan.startup.Obstacle;
import io.xingyuan.startup.StartupRefusal;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes one archive: a zip file that shows under its name only when it is whole, on disk, and closed to others. */
final class ArchiveWriter implements AutoCloseable {

    /** Fills one entry. */
    interface Content {
        void writeTo(OutputStream out) throws Exception;
    }

    private final Path target;
    private final Path unfinished;
    private final FileChannel channel;
    private final ZipOutputStream zip;
    private final Progress progress;
    private final List<Manifest.Entry> entries = new ArrayList<>();
    private boolean finished;

    ArchiveWriter(Path target, @Nullable Passphrase passphrase, Progress progress) throws IOException {
        this.target = target;
        this.progress = progress;
        unfinished = target.resolveSibling("." + target.getFileName() + ".part");
        channel = FileChannel.open(
                unfinished,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            OutputStream out = new BufferedOutputStream(java.nio.channels.Channels.newOutputStream(channel), 1 << 18);
            zip = new ZipOutputStream(new SealOutput(passphrase == null ? out : new CipherOutput(out, passphrase)));
            zip.setLevel(Deflater.BEST_SPEED);
            zip.setComment(SealOutput.ROOM);
        } catch (IOException e) {
            channel.close();
            Files.deleteIfExists(unfinished);
            throw e;
        }
    }

    void add(String name, InputStream content) throws Exception {
        add(name, content::transferTo);
    }

    void add(String name, Content content) throws Exception {
        zip.putNextEntry(new ZipEntry(name));
        MessageDigest digest = Digests.sha256();
        Counting counting = new Counting(new DigestOutputStream(new Unclosed(zip), digest));
        content.writeTo(counting);
        zip.closeEntry();
        entries.add(new Manifest.Entry(name, counting.bytes, HexFormat.of().formatHex(digest.digest())));
    }

    /** A folder that matters even when it is empty. */
    void addFolder(String name) throws IOException {
        zip.putNextEntry(new ZipEntry(name + "/"));
        zip.closeEntry();
    }

    List<Manifest.Entry> entries() {
        return List.copyOf(entries);
    }

    void finish(Manifest manifest) throws IOException {
        zip.putNextEntry(new ZipEntry(Manifest.NAME));
        zip.write(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
        zip.closeEntry();
        zip.finish();
        zip.flush();
        FileChannel forced = FileChannel.open(unfinished, StandardOpenOption.WRITE);
        try (forced) {
            zip.close();
            forced.force(true);
        }
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(target.toAbsolutePath().resolveSibling(""))) {
            folder.force(true);
        }
        finished = true;
    }

    /** What was not finished leaves nothing behind. */
    @Override
    public void close() throws IOException {
        if (!finished) {
            channel.close();
            Files.deleteIfExists(unfinished);
        }
    }

    /** The refusal that a failed write stands for. */
    static RuntimeException refusal(Path target, Exception cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof StartupRefusal refusal) {
                return refusal;
            }
            if (String.valueOf(each.getMessage()).contains("No space left")) {
                return new StartupRefusal(
                        Obstacle.DISK_FULL,
                        "磁盘空间不足，备份没有完成，未留下半个文件（" + target + "）；请腾出空间，或用 --to 换一个位置",
                        "the disk is full, the backup was not made and nothing half is left; make room or use --to",
                        cause);
            }
        }
        return new StartupRefusal(
                Obstacle.BACKUP,
                "备份没有完成：" + cause.getMessage(),
                "the backup was not made: " + cause.getMessage(),
                cause);
    }

    private final class Counting extends FilterOutputStream {

        private long bytes;

        Counting(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int value) throws IOException {
            out.write(value);
            bytes++;
        }

        @Override
        public void write(byte[] content, int offset, int length) throws IOException {
            out.write(content, offset, length);
            bytes += length;
            progress.moved(length);
        }
    }

    /** Entries end, the archive goes on. */
    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] content, int offset, int length) throws IOException {
            out.write(content, offset, length);
        }

        @Override
        public void close() {}
    }
}
