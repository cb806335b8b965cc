package io.xingyuan.notice;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 网络回调: another system that is told of news; its secret stays in the store.
 *
 * @param active false while it is paused: nothing is kept for it meanwhile
 * @param kinds keys of what it is told of; empty for everything
 */
record Webhook(
        UUID id,
        String name,
        String address,
        boolean active,
        Set<String> kinds,
        String createdBy,
        @Nullable Instant heardAt,
        String fault,
        int waiting) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    Webhook {
        kinds = Set.copyOf(kinds);
    }

    boolean wants(String kind) {
        return active && (kinds.isEmpty() || kinds.contains(kind));
    }

    String heard() {
        return heardAt == null ? "" : TIME.format(LocalDateTime.ofInstant(heardAt, ZoneId.of("Asia/Shanghai")));
    }
}
