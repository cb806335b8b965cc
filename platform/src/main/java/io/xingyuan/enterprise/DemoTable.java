package io.xingyuan.enterprise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;

/** 演示表: one file of the demo content; the first line names the columns, lines with # are remarks. */
final class DemoTable {

    private DemoTable() {}

    /** The rows below the head, each by column name. */
    static List<Map<String, String>> rows(String file) {
        List<String> lines = lines(file);
        String[] head = lines.getFirst().split(",", -1);
        return lines.stream().skip(1).map(line -> row(head, line)).toList();
    }

    static List<String> lines(String file) {
        try {
            String text = new ClassPathResource("demo/" + file).getContentAsString(StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, String> row(String[] head, String line) {
        String[] cells = line.split(",", -1);
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < head.length; i++) {
            row.put(head[i], cells[i]);
        }
        return row;
    }
}
