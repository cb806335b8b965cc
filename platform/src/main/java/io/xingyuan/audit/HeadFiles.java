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
    private static final int END = 16 * 1024;

    /** Appends a line to the file of its month and waits until it is on the disk. */
    void append(SignedHeads heads, SealKey.PublicSeal key) throws IOException {
        Files.createDirectories(folder);
        Path open = folder.resolve("key-" + key.id() + SealKey.PUBLIC_SUFFIX);
        if (Files.notExists(open)) {
            Files.writeString(open, key.pem());
        }
        Path file = folder.resolve(PREFIX + heads.at().toString().substring(0, 7) + SUFFIX);
        String torn = Files.exists(file) ? afterLastLine(file) : "";
        String text = heads.line() + "\n";
        String rest = torn.isEmpty() ? text : text.startsWith(torn) ? text.substring(torn.length()) : "\n" + text;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap(rest.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** The number of the last line that was written to its end; 0 when there is none or it is none of ours. */
    long last() throws IOException {
        for (Path file : files(folder).reversed()) {
            String end = end(file);
            int stop = end.lastIndexOf('\n');
            if (stop >= 0) {
                try {
                    return SignedHeads.of(end.substring(end.lastIndexOf('\n', stop - 1) + 1, stop))
                            .number();
                } catch (IllegalArgumentException unreadable) {
                    return 0;
                }
            }
        }
        return 0;
    }

    /** What a crash left of a line in its midst. */
    private static String afterLastLine(Path file) throws IOException {
        String end = end(file);
        return end.substring(end.lastIndexOf('\n') + 1);
    }

    /** Enough to hold the last line and the one that was torn. */
    private static String end(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            channel.position(Math.max(0, channel.size() - END));
            ByteBuffer bytes = ByteBuffer.allocate(END);
            int read = 0;
            while (read >= 0 && bytes.hasRemaining()) {
                read = channel.read(bytes);
            }
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
        }
    }

    /** All lines in the order of their months; of a single file its lines. A torn last one is none yet. */
    static List<String> lines(Path place) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : Files.isRegularFile(place) ? List.of(place) : files(place)) {
            // a changed byte is one changed sign, whatever it would be in UTF-8
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            boolean torn = !text.endsWith("\n") && !text.endsWith(SignedHeads.END);
            String whole = torn ? text.substring(0, text.lastIndexOf('\n') + 1) : text;
            whole.lines().filter(line -> !line.isBlank()).forEach(lines::add);
        }
        return lines;
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(HeadFiles::holdsHeads).sorted().toList();
        }
    }

    private static boolean holdsHeads(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(PREFIX) && name.endsWith(SUFFIX);
    }
}
