package io.xingyuan.backup;

import io.xingyuan.database.LocalDatabase;
import io.xingyuan.database.TestDatabase;
import io.xingyuan.startup.StartupRefusal;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Backs up while rows are written, restores, counts what is missing; flips bytes and counts what is found. */
final class BackupProof {

    static final Path PROGRAMS = TestDatabase.PROGRAMS;

    private static final int WRITERS = 2;

    private final Path data;
    private final Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicLong next = new AtomicLong();
    private volatile boolean enough;

    BackupProof(Path data) {
        this.data = data;
    }

    /** Archive of a database that was written to all the time, and which rows it must hold. */
    record Taken(Path archive, Set<Long> promised, long acknowledgedMeanwhile) {}

    Taken underWrites(Path folder, int rowsBefore) throws Exception {
        try (LocalDatabase database = LocalDatabase.start(data, PROGRAMS)) {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("create table public.written (id bigint primary key, text text not null)");
            }
            CountDownLatch begun = new CountDownLatch(rowsBefore);
            List<Thread> writers = IntStream.range(0, WRITERS)
                    .mapToObj(number -> Thread.ofPlatform().start(() -> write(database, begun)))
                    .toList();
            begun.await();
            Set<Long> promised = Set.copyOf(acknowledged);
            Path archive = Backups.of(data, folder, null, line -> {}).physical(Backups.Occasion.MANUAL, PROGRAMS);
            long meanwhile = (long) acknowledged.size() - promised.size();
            enough = true;
            for (Thread writer : writers) {
                writer.join();
            }
            return new Taken(archive, promised, meanwhile);
        }
    }

    private void write(LocalDatabase database, CountDownLatch begun) {
        try (Connection connection = database.connect();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into public.written select i, repeat('杏园', 40) from generate_series(?, ?) i")) {
            while (!enough) {
                long last = next.addAndGet(10);
                insert.setLong(1, last - 9);
                insert.setLong(2, last);
                insert.executeUpdate();
                for (long id = last - 9; id <= last; id++) {
                    acknowledged.add(id);
                    begun.countDown();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static long missing(Path restored, Set<Long> promised) throws SQLException {
        Set<Long> missing = new HashSet<>(promised);
        try (LocalDatabase database = LocalDatabase.start(restored, PROGRAMS);
                Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id from public.written")) {
            while (rows.next()) {
                missing.remove(rows.getLong(1));
            }
        }
        return missing.size();
    }

    /** Flips one bit of one byte at a time, first and last byte among them; gives how many verifications said no. */
    static int found(Path archive, int flips, long seed) throws IOException {
        Random random = new Random(seed);
        long length = Files.size(archive);
        Backups backups = Backups.of(archive.resolveSibling("."), archive.resolveSibling("."), null, line -> {});
        int found = 0;
        for (int i = 0; i < flips; i++) {
            long at = i == 0 ? 0 : i == 1 ? length - 1 : random.nextLong(length);
            int bit = 1 << random.nextInt(8);
            flip(archive, at, bit);
            try {
                backups.verify(archive);
            } catch (StartupRefusal damaged) {
                found++;
            }
            flip(archive, at, bit);
        }
        backups.verify(archive);
        return found;
    }

    private static void flip(Path archive, long at, int bit) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "rw")) {
            file.seek(at);
            int before = file.read();
            file.seek(at);
            file.write(before ^ bit);
        }
    }
}
