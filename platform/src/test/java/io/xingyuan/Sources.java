package io.xingyuan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The source files of the house, for tests about how it is written. */
final class Sources {

    private static final Pattern COMMENTS = Pattern.compile("(?s:/\\*.*?\\*/)|(?m:(?<=\\s|^)//.*$)");

    private Sources() {}

    static List<Path> below(Path folder, String extension) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(extension))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String withoutComments(String java) {
        return COMMENTS.matcher(java).replaceAll("");
    }
}
