package io.xingyuan.sealing;

import io.xingyuan.startup.OwnerFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * 密钥环: the keys of the sealed columns in one file beside the data, readable by its owner only. The last line encrypts,
 * the others still decrypt. One more key, which never changes, makes the blind indexes.
 */
final class KeyRing {

    private static final String HEAD = """
            # 杏园字段加密密钥 Xingyuan: keys of the encrypted fields
            # 与数据库备份分开保管：两者齐备即可读出全部号码。 Whoever has this and the database can read every number.
            """;
    private static final String INDEX = "index ";

    private final Path file;
    private final Clock clock;
    private @Nullable Content content;

    KeyRing(Path file, Clock clock) {
        this.file = file.toAbsolutePath().normalize();
        this.clock = clock;
    }

    /** 内容: what the file said when it was read. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Content(byte[] index, List<RingKey> keys, Instant modified) {}

    Path file() {
        return file;
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** Makes the file with a first key, unless there is one. */
    synchronized void begin(SealCipher cipher) throws IOException {
        if (!exists()) {
            byte[] index = new byte[32];
            new SecureRandom().nextBytes(index);
            write(index, List.of(RingKey.make(cipher, now())));
        }
    }

    /** The key that encrypts. */
    RingKey newest() {
        return content().keys().getLast();
    }

    /** Oldest first. */
    List<RingKey> keys() {
        return content().keys();
    }

    Optional<RingKey> key(String id) {
        Optional<RingKey> known =
                keys().stream().filter(key -> key.id().equals(id)).findFirst();
        return known.isPresent()
                ? known
                : fresh().keys().stream().filter(key -> key.id().equals(id)).findFirst();
    }

    byte[] indexKey() {
        return content().index();
    }

    /** Adds a key that encrypts from now on. */
    synchronized RingKey add(SealCipher cipher) throws IOException {
        try (Turn _ = Turn.at(file)) {
            Content before = fresh();
            RingKey added = RingKey.make(cipher, now());
            List<RingKey> keys = new ArrayList<>(before.keys());
            keys.add(added);
            write(before.index(), keys);
            return added;
        }
    }

    /** Forgets keys other than the newest; gives those that went. */
    synchronized List<RingKey> drop(Predicate<RingKey> unwanted) throws IOException {
        try (Turn _ = Turn.at(file)) {
            Content before = fresh();
            RingKey newest = before.keys().getLast();
            List<RingKey> gone = before.keys().stream()
                    .filter(key -> !key.id().equals(newest.id()) && unwanted.test(key))
                    .toList();
            if (!gone.isEmpty()) {
                write(
                        before.index(),
                        before.keys().stream()
                                .filter(key -> !gone.contains(key))
                                .toList());
            }
            return gone;
        }
    }

    /** 轮到: the platform and the command line change the file one after the other, or a key would be lost. */
    private record Turn(FileChannel lock) implements AutoCloseable {

        static Turn at(Path file) throws IOException {
            Path beside = file.resolveSibling(file.getFileName() + ".lock");
            FileChannel channel = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock();
            return new Turn(channel);
        }

        @Override
        public void close() throws IOException {
            lock.close();
        }
    }

    /** Reads the file again when somebody changed it, such as the command line. */
    synchronized void refresh() throws IOException {
        Content known = content;
        if (known == null || !Files.getLastModifiedTime(file).toInstant().equals(known.modified())) {
            content = read();
        }
    }

    private synchronized Content content() {
        Content known = content;
        return known == null ? fresh() : known;
    }

    private synchronized Content fresh() {
        try {
            Content read = read();
            content = read;
            return read;
        } catch (IOException unreadable) {
            throw new KeysUnusable(file, unreadable);
        }
    }

    private Content read() throws IOException {
        Instant modified = Files.getLastModifiedTime(file).toInstant();
        byte[] index = new byte[0];
        List<RingKey> keys = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith(INDEX)) {
                    index = Base64.getDecoder().decode(line.substring(INDEX.length()));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    keys.add(RingKey.of(line));
                }
            }
        } catch (RuntimeException damaged) {
            throw new IOException("not a key ring", damaged);
        }
        if (index.length != 32 || keys.isEmpty()) {
            throw new IOException("an incomplete key ring");
        }
        return new Content(index, List.copyOf(keys), modified);
    }

    /** Whole or not at all, on the disk before anything is encrypted with it. */
    private void write(byte[] index, List<RingKey> keys) throws IOException {
        StringBuilder text = new StringBuilder(HEAD)
                .append(INDEX)
                .append(Base64.getEncoder().encodeToString(index))
                .append('\n');
        keys.forEach(key -> text.append(key.line()).append('\n'));
        OwnerFile.write(file, text.toString());
        content = read();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
