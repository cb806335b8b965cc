package io.xingyuan.operations;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.backup.BackupRun;
import io.xingyuan.web.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;

/**
 * What the system administrator sees of the installation.
 *
 * @param verdicts the worst first
 * @param runs newest first
 */
record OperationsPage(List<Verdict> verdicts, List<BackupRun> runs, boolean running, boolean external) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    OperationsPage {
        verdicts = verdicts.stream()
                .sorted(Comparator.comparing(Verdict::level).reversed())
                .toList();
    }

    public long count(String level) {
        return verdicts.stream()
                .filter(verdict -> verdict.level().name().equals(level))
                .count();
    }

    public String kind(Verdict verdict) {
        return switch (verdict.level()) {
            case GOOD -> "ok";
            case SKIPPED -> "no";
            case WARNING -> "near";
            case FAULT -> "bad";
        };
    }

    public String words(Verdict.Words words) {
        return words.in(Texts.english());
    }

    public String lastBackup() {
        return runs.stream()
                .filter(run -> run.action() == BackupRun.Action.BACKUP && run.good())
                .findFirst()
                .map(run -> time(run.at()))
                .orElse(t("还没有"));
    }

    public String time(Instant at) {
        return TIME.format(at);
    }

    public String size(long bytes) {
        return bytes == 0 ? "—" : bytes < 1 << 20 ? Math.ceilDiv(bytes, 1024) + " KB" : (bytes >> 20) + " MB";
    }
}
