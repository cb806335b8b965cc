package io.xingyuan.enterprise;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * 动态: something that was done to an enterprise's file.
 *
 * @param what {@code enrolled}, {@code edited}, {@code facts} or {@code imported}
 * @param count how many facts it brought
 */
record Happening(Instant at, String by, String what, int count) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    String moment() {
        return minute(at);
    }

    static String minute(Instant at) {
        return MINUTE.format(LocalDateTime.ofInstant(at, ZoneId.of("Asia/Shanghai")));
    }
}
