package io.xingyuan.database;

import io.xingyuan.startup.Obstacle;
import io.xingyuan.startup.StartupRefusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** 数据目录: the folder that holds all that one installation keeps; held by one process at a time. */
final class DataDirectory implements AutoCloseable {

    private static final long MEBIBYTE = 1L << 20;
    private static final long SPACE_FOR_NEW = 300 * MEBIBYTE;
    private static final long SPACE_FOR_START = 64 * MEBIBYTE;

    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Creates the folder when it is missing and takes its lock, which the operating system drops with the process. */
    static DataDirectory open(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        @Nullable FileChannel channel = null;
        try {
            Files.createDirectories(path);
            path = path.toRealPath();
            channel = FileChannel.open(
                    path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!lock(channel)) {
                channel.close();
                throw new StartupRefusal(
                        Obstacle.DATA_DIRECTORY,
                        "数据目录 " + path + " 正被另一个杏园进程使用，请先停止它，或用 --data 换一个目录",
                        "data directory " + path + " is in use by another Xingyuan process; stop it, or choose"
                                + " another directory with --data");
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw refusal(path, e);
        }
        DataDirectory directory = new DataDirectory(path, channel);
        directory.requireSpace();
        return directory;
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // another context of this very process holds it
        }
    }

    private static StartupRefusal refusal(Path path, IOException cause) {
        if (String.valueOf(cause.getMessage()).contains("No space left")) {
            return diskFull(path, cause);
        }
        return new StartupRefusal(
                Obstacle.DATA_DIRECTORY,
                "数据目录 " + path + " 不可写，请检查权限，或用 --data 换一个目录",
                "data directory " + path + " is not writable; check its permissions, or choose another with --data",
                cause);
    }

    static StartupRefusal diskFull(Path path, @Nullable Throwable cause) {
        return new StartupRefusal(
                Obstacle.DISK_FULL,
                "磁盘空间不足（" + path + "），请腾出空间后重新启动，已有数据不受影响",
                "the disk is full (" + path + "); make room and start again, stored data is unharmed",
                cause);
    }

    private void requireSpace() {
        try {
            long needed = Files.exists(cluster()) ? SPACE_FOR_START : SPACE_FOR_NEW;
            if (Files.getFileStore(path).getUsableSpace() < needed) {
                close();
                throw diskFull(path, null);
            }
        } catch (IOException e) {
            throw refusal(path, e);
        }
    }

    Path path() {
        return path;
    }

    /** Where PostgreSQL keeps its files. */
    Path cluster() {
        return path.resolve("cluster");
    }

    Path password() {
        return path.resolve("database.password");
    }

    Path log() {
        return path.resolve("database.log");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw refusal(path, e);
        }
    }
}
