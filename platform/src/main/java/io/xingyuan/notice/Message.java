package io.xingyuan.notice;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** 站内消息: what one person was told. */
record Message(UUID id, String title, String words, String address, Instant at, boolean read) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    String time() {
        return TIME.format(LocalDateTime.ofInstant(at, ZoneId.of("Asia/Shanghai")));
    }
}
