package io.xingyuan.privacy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * 告知书: the privacy notice of one version in one language (《个人信息保护法》第17条).
 *
 * @param version changes when the text does in a way that people have to agree to anew
 */
record Notice(String version, List<Section> sections) {

    static final String CURRENT = "2026-11";

    /** 一节: a heading and its paragraphs. */
    record Section(String title, List<String> paragraphs) {}

    static Notice read(boolean english, String operator, String contact) {
        String name = "/privacy/notice-" + CURRENT + (english ? "-en" : "-zh") + ".txt";
        try (InputStream in = Notice.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{operator}", operator)
                    .replace("{contact}", contact);
            return new Notice(CURRENT, sections(text));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static List<Section> sections(String text) {
        List<Section> sections = new ArrayList<>();
        for (String part : text.strip().split("\n# ", -1)) {
            List<String> lines = part.replaceFirst("^# ", "").lines().toList();
            sections.add(new Section(
                    lines.getFirst(),
                    lines.stream().skip(1).filter(line -> !line.isBlank()).toList()));
        }
        return List.copyOf(sections);
    }
}
