package io.xingyuan.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** 第二处: the folder, best on another disk or host, to which each line of signed heads is appended as well. */
record HeadFiles(Path folder) {

    private static final String PREFIX = "heads-";
    private static final String SUFFIX = ".txt";

    /** Appends a line to the file of its month and waits until it is on the disk. */
    void append(SignedHeads heads, SealKey.PublicSeal key) throws IOException {
        Files.createDirectories(folder);
        Path open = folder.resolve("key-" + key.id() + SealKey.PUBLIC_SUFFIX);
        if (Files.notExists(open)) {
            Files.writeString(open, key.pem());
        }
        Path file = folder.resolve(PREFIX + heads.at().toString().substring(0, 7) + SUFFIX);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer line = ByteBuffer.wrap((heads.line() + "\n").getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(true);
        }
    }

    /** All lines in the order of their months; of a single file its lines. */
    static List<String> lines(Path place) throws IOException {
        if (Files.isRegularFile(place)) {
            return Files.readAllLines(place).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
        }
        List<String> lines = new ArrayList<>();
        if (Files.isDirectory(place)) {
            try (Stream<Path> files = Files.list(place)) {
                for (Path file : files.filter(HeadFiles::holdsHeads).sorted().toList()) {
                    lines.addAll(lines(file));
                }
            }
        }
        return lines;
    }

    private static boolean holdsHeads(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(PREFIX) && name.endsWith(SUFFIX);
    }
}
