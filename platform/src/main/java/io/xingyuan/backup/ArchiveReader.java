package io.xingyuan.backup;

import io.xingyuan.startup.Obstacle;
import io.xingyuan.startup.StartupRefusal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads an archive from end to end; every entry and the seal are compared with what was written. */
final class ArchiveReader {

    /** Takes an entry's bytes; a folder comes with a name that ends in a slash. */
    interface Receiver {
        void take(String name, InputStream content) throws IOException;
    }

    private final Path file;
    private final @Nullable Passphrase passphrase;
    private final Progress progress;

    ArchiveReader(Path file, @Nullable Passphrase passphrase, Progress progress) {
        this.file = file;
        this.passphrase = passphrase;
        this.progress = progress;
    }

    /** Reads every byte and gives the manifest; refuses a damaged archive and says where. */
    Manifest verify() throws IOException {
        return read((name, content) -> content.transferTo(java.io.OutputStream.nullOutputStream()));
    }

    /** As {@link #verify}, and hands out the contents on the way. */
    Manifest read(Receiver receiver) throws IOException {
        try (InputStream opened = open()) {
            SealInput seal = new SealInput(opened);
            Manifest manifest;
            try {
                manifest = read(new ZipInputStream(seal), receiver);
            } catch (JacksonException | IllegalArgumentException | IOException e) {
                if (String.valueOf(e.getMessage()).contains("No space left")) {
                    throw e;
                }
                throw damaged(String.valueOf(e.getMessage()));
            }
            if (!seal.isWhole()) {
                throw damaged("SHA-256");
            }
            return manifest;
        }
    }

    private InputStream open() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new StartupRefusal(Obstacle.BACKUP, "没有这个备份文件：" + file, "there is no such backup: " + file);
        }
        InputStream input = new BufferedInputStream(Files.newInputStream(file), 1 << 18);
        input.mark(CipherOutput.MAGIC.length);
        boolean encrypted = Arrays.equals(CipherOutput.MAGIC, input.readNBytes(CipherOutput.MAGIC.length));
        input.reset();
        if (!encrypted) {
            return input;
        }
        if (passphrase == null) {
            input.close();
            throw new StartupRefusal(
                    Obstacle.BACKUP,
                    "这个备份有口令，请用 --passphrase-file 指定口令文件",
                    "this backup is encrypted; name the file with its passphrase by --passphrase-file");
        }
        return new CipherInput(input, passphrase);
    }

    private Manifest read(ZipInputStream zip, Receiver receiver) throws IOException {
        List<Manifest.Entry> found = new ArrayList<>();
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String name = entry.getName();
            if (name.equals(Manifest.NAME)) {
                Manifest manifest = JsonMapper.shared()
                        .readValue(new String(zip.readAllBytes(), StandardCharsets.UTF_8), Manifest.class);
                compare(manifest, found);
                return manifest;
            }
            if (entry.isDirectory()) {
                receiver.take(name, InputStream.nullInputStream());
                continue;
            }
            MessageDigest digest = Digests.sha256();
            Counted content = new Counted(new DigestInputStream(zip, digest));
            receiver.take(name, content);
            content.transferTo(java.io.OutputStream.nullOutputStream());
            found.add(new Manifest.Entry(name, content.bytes, HexFormat.of().formatHex(digest.digest())));
        }
        throw new IOException("no " + Manifest.NAME);
    }

    private void compare(Manifest manifest, List<Manifest.Entry> found) throws IOException {
        if (manifest.format() != Manifest.FORMAT) {
            throw new StartupRefusal(
                    Obstacle.BACKUP,
                    "这个备份的格式（" + manifest.format() + "）本程序不认识，请用新版程序",
                    "this program does not know the backup's format " + manifest.format() + "; use a newer one");
        }
        for (int i = 0; i < Math.max(found.size(), manifest.files().size()); i++) {
            if (i >= found.size()
                    || i >= manifest.files().size()
                    || !found.get(i).equals(manifest.files().get(i))) {
                throw new IOException(
                        i < found.size()
                                ? found.get(i).name()
                                : manifest.files().get(i).name());
            }
        }
    }

    private StartupRefusal damaged(String where) {
        return new StartupRefusal(
                Obstacle.BACKUP,
                "备份已损坏，不能用来恢复：" + file + "（" + where + "）",
                "the backup is damaged and cannot be restored: " + file);
    }

    private final class Counted extends InputStream {

        private final InputStream source;
        private long bytes;

        Counted(InputStream source) {
            this.source = source;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int got = source.read(target, offset, length);
            bytes += Math.max(0, got);
            progress.moved(Math.max(0, got));
            return got;
        }
    }
}
