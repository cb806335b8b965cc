package io.xingyuan.workbook;

import io.xingyuan.web.Scope;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/**
 * 导入批次: one uploaded workbook and what became of it.
 *
 * @param scope the parks that its starter answered for: rows elsewhere are refused
 */
record ImportRun(
        UUID id,
        String kind,
        String fileName,
        boolean allOrNone,
        ImportStatus status,
        int rows,
        int bad,
        int created,
        int updated,
        String note,
        boolean reported,
        String startedBy,
        Scope scope,
        Instant startedAt) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    String started() {
        return MINUTE.format(LocalDateTime.ofInstant(startedAt, ZoneId.of("Asia/Shanghai")));
    }
}
