package io.xingyuan.policy.studio;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 文件原文: the words of the document that a policy encodes.
 *
 * @param name of the file, or that it was pasted
 * @param file attachment with the document itself; null for what was pasted, and for a text file, which is its words
 */
record OfficialText(String name, String text, @Nullable UUID file, String keptBy, Instant keptAt) {

    /** Where the document itself is read; empty when only its words are there. */
    String path() {
        return file == null ? "" : "/attachments/" + file;
    }
}
