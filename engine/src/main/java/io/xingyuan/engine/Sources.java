package io.xingyuan.engine;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** 政策源文件: names and texts. */
final class Sources {

    private static final long MAX_BYTES = 4L << 20;
    private static final int MAX_FILES = 5000;

    private Sources() {}

    /** Every {@code .yaml} under a directory, by path relative to it; unreadable ones become problems. */
    static SortedMap<String, String> under(Path directory, Problems problems) throws IOException {
        var sources = new TreeMap<String, String>();
        for (Path path : paths(directory)) {
            String name = directory.relativize(path).toString().replace('\\', '/');
            if (Files.size(path) > MAX_BYTES || sources.size() >= MAX_FILES) {
                problems.error(Place.of(name), "文件太大或太多");
                continue;
            }
            try {
                sources.put(name, Files.readString(path));
            } catch (CharacterCodingException wrong) {
                problems.error(Place.of(name), "文件不是 UTF-8 编码");
            }
        }
        return sources;
    }

    private static List<Path> paths(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(path -> path.toString().endsWith(".yaml"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    /** SHA-256 over names and texts in order, with line ends made alike. */
    static String hash(Map<String, String> sources) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new TreeMap<>(sources).forEach((name, text) -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
