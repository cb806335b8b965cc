package io.xingyuan.backup;

import io.xingyuan.audit.HeadsPlace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.regex.Pattern;

/** What an installation keeps beside its database: passwords, keys, attachments, policies of its own. */
final class DataFiles {

    /** In the archive, the folder for them. */
    static final String FOLDER = "data/";

    /** What belongs to this machine or can be had again. */
    private static final List<String> LEFT_OUT = List.of("cluster", "lock", "backups", "initdb.password");

    private static final Pattern BACKUP = Pattern.compile("\\.?xingyuan-.*\\.zip(\\.sealed)?(\\.part)?");

    private DataFiles() {}

    /**
     * Before the rows: heads that were signed later would speak of rows that the backup does not have.
     *
     * @param heads the second place of the audit log's signed heads, wherever it is
     */
    static void writeHeads(Path heads, ArchiveWriter archive) throws Exception {
        for (Path file : list(heads)) {
            writeOne(file, HeadsPlace.FOLDER + "/" + heads.relativize(file), archive);
        }
    }

    /** @param withDatabasePassword only beside the very cluster that knows it */
    static void write(Path data, Path heads, ArchiveWriter archive, boolean withDatabasePassword) throws Exception {
        for (Path file : list(data)) {
            String name = data.relativize(file).toString();
            boolean left = file.startsWith(heads) || isWritten(data, heads, file);
            if (!left && (withDatabasePassword || !name.equals("database.password"))) {
                writeOne(file, name, archive);
            }
        }
    }

    /** Whether a file that stayed when the heads moved bears the name of one that was written from there. */
    private static boolean isWritten(Path data, Path heads, Path file) {
        Path former = data.resolve(HeadsPlace.FOLDER);
        return file.startsWith(former)
                && Files.exists(heads.resolve(former.relativize(file).toString()));
    }

    private static void writeOne(Path file, String name, ArchiveWriter archive) throws Exception {
        InputStream content;
        try {
            content = Files.newInputStream(file);
        } catch (NoSuchFileException e) {
            return; // gone in the meantime
        }
        try (content) {
            archive.add(FOLDER + name, content);
        }
    }

    private static List<Path> list(Path data) throws IOException {
        List<Path> files = new java.util.ArrayList<>();
        if (Files.isDirectory(data)) {
            Files.walkFileTree(data, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return folder.equals(data) || isKept(data, folder)
                            ? FileVisitResult.CONTINUE
                            : FileVisitResult.SKIP_SUBTREE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile() && isKept(data, file)) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        files.sort(null);
        return files;
    }

    private static boolean isKept(Path data, Path path) {
        String name = path.getFileName().toString();
        if (BACKUP.matcher(name).matches()) {
            return false; // wherever somebody keeps them
        }
        if (!data.equals(path.getParent())) {
            return true;
        }
        return !LEFT_OUT.contains(name)
                && !name.startsWith(".")
                && !name.startsWith("cluster.")
                && !name.startsWith("postgres-")
                && !name.matches(".*\\.log(\\..*)?");
    }
}
