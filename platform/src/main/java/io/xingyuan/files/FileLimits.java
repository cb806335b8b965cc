package io.xingyuan.files;

import static io.xingyuan.web.Texts.t;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * 附件规则: which kinds of file are taken now, and how large each may be.
 *
 * @param largest bytes, of the kinds that are taken
 */
public record FileLimits(Map<FileKind, Long> largest) {

    static final int MEGA = 1 << 20;

    public FileLimits {
        largest =
                Collections.unmodifiableMap(largest.isEmpty() ? new EnumMap<>(FileKind.class) : new EnumMap<>(largest));
    }

    boolean takes(FileKind kind) {
        return largest.containsKey(kind);
    }

    /** Bytes; 0 for what is not taken. */
    long of(FileKind kind) {
        return largest.getOrDefault(kind, 0L);
    }

    /** Bytes of the largest file of any kind. */
    long most() {
        return largest.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** For the {@code accept} of a file field: what a phone's camera makes is among it. */
    String accepted() {
        return largest.keySet().stream()
                .flatMap(kind -> Stream.concat(
                        Stream.of(kind.mediaType()), kind.endings().stream().map(ending -> "." + ending)))
                .collect(Collectors.joining(","));
    }

    /** Such as PDF、JPG, in the reader's language. */
    String names() {
        return largest.keySet().stream().map(FileKind::shortName).collect(Collectors.joining(t("、")));
    }

    /** Kinds and sizes in one line, in the reader's language. */
    String words() {
        boolean alike = largest.values().stream().distinct().count() == 1;
        return alike
                ? t("{0}，不超过 {1} MB", names(), String.valueOf(most() / MEGA))
                : largest.entrySet().stream()
                        .map(each ->
                                t("{0} 不超过 {1} MB", each.getKey().shortName(), String.valueOf(each.getValue() / MEGA)))
                        .collect(Collectors.joining(t("、")));
    }
}
