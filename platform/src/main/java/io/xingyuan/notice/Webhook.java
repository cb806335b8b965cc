package io.xingyuan.notice;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 网络回调: another system that is told of all news; its secret stays in the store. */
record Webhook(
        UUID id,
        String name,
        String address,
        boolean active,
        String createdBy,
        @Nullable Instant heardAt,
        String fault,
        int waiting) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    String heard() {
        return heardAt == null ? "" : TIME.format(LocalDateTime.ofInstant(heardAt, ZoneId.of("Asia/Shanghai")));
    }
}
