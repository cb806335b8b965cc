package io.xingyuan.operations;

import io.xingyuan.backup.BackupRun;
import io.xingyuan.backup.Backups;
import io.xingyuan.operations.Verdict.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether backups are made, whole, and not only on the same disk. */
final class BackupChecks {

    private static final Duration FRESH = Duration.ofHours(26);
    private static final Duration OLD = Duration.ofDays(7);

    private final Surroundings place;
    private final List<BackupRun> runs;

    BackupChecks(Surroundings place) {
        this.place = place;
        this.runs = Backups.of(place.data(), place.backups(), null, line -> {}).runs();
    }

    void look(Verdicts verdicts) {
        verdicts.about("backup-age", "最近备份", "last backup", this::age);
        verdicts.about("backup-result", "最近一次备份结果", "last run", this::result);
        verdicts.about("backup-verified", "最近校验", "last verification", this::verified);
        verdicts.about("backup-place", "备份位置", "place of backups", this::elsewhere);
    }

    private Optional<BackupRun> newest(BackupRun.Action action, boolean good) {
        return runs.stream()
                .filter(run -> run.action() == action && (run.good() || !good))
                .findFirst();
    }

    private void age(Verdicts verdicts) {
        Optional<BackupRun> last = newest(BackupRun.Action.BACKUP, true);
        String chinese = "立即备份：./xingyuan backup";
        String english = "make one now: ./xingyuan backup";
        if (last.isEmpty()) {
            verdicts.warn(new Words("还没有备份", "none yet"), chinese, english);
            return;
        }
        Duration age = Duration.between(last.get().at(), place.now());
        if (age.compareTo(OLD) > 0) {
            verdicts.fault(Words.plain(last.get().at()), chinese, english);
        } else {
            verdicts.advise(age.compareTo(FRESH) <= 0, last.get().at(), chinese, english);
        }
    }

    private void result(Verdicts verdicts) {
        Optional<BackupRun> last = newest(BackupRun.Action.BACKUP, false);
        if (last.isEmpty()) {
            verdicts.skip("还没有备份", "none yet");
            return;
        }
        verdicts.require(
                last.get().good(),
                last.get().good() ? last.get().file() : last.get().message(),
                "按提示处理后重新备份：./xingyuan backup",
                "mend what it says and back up again: ./xingyuan backup");
    }

    private void verified(Verdicts verdicts) {
        Optional<BackupRun> last = newest(BackupRun.Action.VERIFICATION, false);
        if (last.isEmpty()) {
            verdicts.warn(
                    new Words("还没有校验过", "never"),
                    "校验最近的备份：./xingyuan backup verify 文件",
                    "verify the newest: ./xingyuan backup verify FILE");
            return;
        }
        verdicts.require(
                last.get().good(),
                last.get().good() ? last.get().at() : last.get().message(),
                "备份已损坏，不能恢复：立即另做一份，并检查磁盘",
                "the backup is damaged: make another at once and examine the disk");
    }

    private void elsewhere(Verdicts verdicts) throws IOException {
        Path folder = place.backups();
        if (!Files.isDirectory(folder)) {
            verdicts.skip("还没有备份", "none yet");
            return;
        }
        boolean apart = !Files.getFileStore(folder).equals(Files.getFileStore(place.data()));
        verdicts.advise(
                apart,
                folder,
                "备份与数据在同一块盘上：再抄一份到另一台机器，见 docs/production.md",
                "backups lie on the same disk as the data: copy them to another machine, see docs/production.md");
    }
}
