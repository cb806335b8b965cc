package io.xingyuan.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.xingyuan.database.LocalDatabase;
import io.xingyuan.startup.StartupRefusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was backed up comes back; what is damaged says so; nothing is overwritten, nothing half is left. */
class BackupTests {

    private static final Path RELEASED = Path.of("src", "test", "resources", "released", "0.1.0.zip");

    @Test
    void whatWasAcknowledgedBeforeABackupUnderWritesIsThereAfterTheRestore(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        Files.createDirectories(data.resolve("files"));
        Files.writeString(data.resolve("files/附件.txt"), "附件");
        var taken = new BackupProof(data).underWrites(folder.resolve("backups"), 2_000);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(taken.archive())))
                .isEqualTo("rw-------");

        Path restored = folder.resolve("restored");
        String line = backups(restored, null).restore(taken.archive(), BackupProof.PROGRAMS, null);
        assertThat(line).contains("1 张表", "备份时间");
        assertThat(restored.resolve("files/附件.txt")).hasContent("附件");
        assertThat(restored.resolve(".restoring")).doesNotExist();
        assertThat(BackupProof.missing(restored, taken.promised())).isZero();

        assertThatThrownBy(() -> backups(restored, null).restore(taken.archive(), BackupProof.PROGRAMS, null))
                .hasMessageContaining("恢复不会覆盖");
        assertThat(BackupProof.found(taken.archive(), 2, 7)).isEqualTo(2);
    }

    @Test
    void everyFlippedByteIsFound(@TempDir Path folder) throws IOException {
        Path archive = Files.copy(RELEASED, folder.resolve("xingyuan-portable.zip"));
        assertThat(BackupProof.found(archive, 40, 42)).isEqualTo(40);
    }

    @Test
    void aDamagedOrCutArchiveLeavesNoTraceOfARestore(@TempDir Path folder) throws IOException {
        byte[] whole = Files.readAllBytes(RELEASED);
        Path cut = Files.write(folder.resolve("cut.zip"), java.util.Arrays.copyOf(whole, whole.length - 1));
        Path data = folder.resolve("data");
        assertThatThrownBy(() -> backups(data, null).restore(cut, BackupProof.PROGRAMS, null))
                .isInstanceOf(StartupRefusal.class)
                .hasMessageContaining("备份已损坏");
        assertThat(data).doesNotExist();
    }

    @Test
    void anEncryptedArchiveOpensWithItsPassphraseOnly(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        Files.createDirectories(data);
        Files.write(data.resolve("noise"), new byte[3 << 20]);
        Files.writeString(data.resolve("sealing.keys"), "without it the numbers in the backup could not be read");
        Path archive = folder.resolve("a.zip.sealed");
        try (ArchiveWriter writer = new ArchiveWriter(archive, new Passphrase("杏花春雨江南"), Progress.silent())) {
            DataFiles.write(data, data.resolve("audit-heads"), writer, true);
            writer.finish(aManifest(writer));
        }
        assertThat(new ArchiveReader(archive, new Passphrase("杏花春雨江南"), Progress.silent())
                        .verify()
                        .files())
                .extracting(Manifest.Entry::name)
                .containsExactly("data/noise", "data/sealing.keys");
        assertThatThrownBy(() -> backups(data, null).verify(archive)).hasMessageContaining("有口令");
        assertThatThrownBy(() -> backups(data, "杏花春雨").verify(archive)).hasMessageContaining("备份已损坏");
        byte[] bytes = Files.readAllBytes(archive);
        for (int at : new int[] {bytes.length / 2, bytes.length - 1}) {
            bytes[at] ^= 1;
            Files.write(archive, bytes);
            assertThatThrownBy(() -> backups(data, "杏花春雨江南").verify(archive)).hasMessageContaining("备份已损坏");
            bytes[at] ^= 1;
        }
    }

    @Test
    void anotherKeyInTheDataDirectoryIsSaidBeforeTheDatabaseIsTouched(@TempDir Path folder) throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(data.resolve("sealing.keys"), "the key of the backup");
        Path archive = folder.resolve("a.zip");
        try (ArchiveWriter writer = new ArchiveWriter(archive, null, Progress.silent())) {
            DataFiles.write(data, data.resolve("audit-heads"), writer, true);
            Manifest physical = aManifest(writer);
            writer.finish(new Manifest(
                    physical.format(),
                    Manifest.Kind.PORTABLE,
                    physical.taken(),
                    "0",
                    "18",
                    "1",
                    "",
                    physical.files(),
                    physical.tables(),
                    physical.sequences()));
        }
        String nowhere = "jdbc:postgresql://127.0.0.1:1/park?user=a&password=b";
        assertThatThrownBy(() -> backups(data, null).restore(archive, BackupProof.PROGRAMS, nowhere))
                .as("the same key may stay")
                .hasMessageContaining("恢复没有完成");

        Files.writeString(data.resolve("sealing.keys"), "another one");
        assertThatThrownBy(() -> backups(data, null).restore(archive, BackupProof.PROGRAMS, nowhere))
                .hasMessageContaining("已有与备份不同的 sealing.keys")
                .hasMessageContaining("数据库没有改动");
        assertThat(data.resolve("sealing.keys")).hasContent("another one");
    }

    private static Manifest aManifest(ArchiveWriter writer) {
        return new Manifest(
                Manifest.FORMAT,
                Manifest.Kind.PHYSICAL,
                java.time.Instant.EPOCH,
                "0",
                "18",
                "1",
                "",
                writer.entries(),
                java.util.List.of(),
                java.util.List.of());
    }

    @Test
    void aFailedBackupLeavesNothingHalfAndIsNoted(@TempDir Path folder) throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        Backups backups = Backups.of(data, folder.resolve("backups"), null, line -> {});
        assertThatThrownBy(() -> backups.portable(
                        Backups.Occasion.SCHEDULED, "jdbc:postgresql://127.0.0.1:1/park?user=a&password=geheim"))
                .isInstanceOf(StartupRefusal.class)
                .hasMessageNotContaining("geheim");
        try (Stream<Path> left = Files.list(folder.resolve("backups"))) {
            assertThat(left).isEmpty();
        }
        assertThat(backups.runs())
                .singleElement()
                .satisfies(run -> assertThat(run.good()).isFalse());
    }

    @Test
    void aTornLineOfTheJournalCostsItselfOnly(@TempDir Path folder) throws IOException {
        Journal journal = new Journal(folder);
        BackupRun run = new BackupRun(Instant.EPOCH, BackupRun.Action.BACKUP, "a.zip", 1, 1, true, "");
        journal.write(run);
        Files.writeString(folder.resolve("journal.jsonl"), "{\"at\": \"20\n", StandardOpenOption.APPEND);
        journal.write(run);

        assertThat(journal.read()).containsExactly(run, run);
    }

    @Test
    void aBackupHoldsNoBackupsAndHeadsComeBeforeTheRest(@TempDir Path data) throws Exception {
        for (String name : List.of("aa.key", "audit-heads/heads", "old/xingyuan-20260101T000000Z.zip")) {
            Files.createDirectories(data.resolve(name).resolveSibling("."));
            Files.writeString(data.resolve(name), name);
        }
        try (ArchiveWriter writer = new ArchiveWriter(data.resolve("xingyuan-1.zip"), null, Progress.silent())) {
            DataFiles.writeHeads(data.resolve("audit-heads"), writer);
            DataFiles.write(data, data.resolve("audit-heads"), writer, true);
            assertThat(writer.entries())
                    .extracting(Manifest.Entry::name)
                    .containsExactly("data/audit-heads/heads", "data/aa.key");
        }
    }

    @Test
    void headsThatWereMovedStandInTheBackupWhereARestoreLooksForThem(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        Path heads = Files.createDirectories(folder.resolve("other-disk"));
        Files.createDirectories(data.resolve("audit-heads"));
        Files.writeString(heads.resolve("heads-2026-11.txt"), "moved");
        Files.writeString(data.resolve("audit-heads/heads-2026-11.txt"), "stayed");
        Files.writeString(data.resolve("audit-heads/heads-2026-10.txt"), "before");
        try (ArchiveWriter writer = new ArchiveWriter(folder.resolve("xingyuan-1.zip"), null, Progress.silent())) {
            DataFiles.writeHeads(heads, writer);
            DataFiles.write(data, heads, writer, true);
            assertThat(writer.entries())
                    .extracting(Manifest.Entry::name, Manifest.Entry::bytes)
                    .containsExactly(
                            tuple("data/audit-heads/heads-2026-11.txt", 5L),
                            tuple("data/audit-heads/heads-2026-10.txt", 6L));
        }
    }

    @Test
    void whatACrashLeftOfABackupGoesWithTheNextThinningOut(@TempDir Path folder) throws IOException {
        Path left = Files.writeString(folder.resolve(".xingyuan-scheduled-1.zip.part"), "half");
        Path growing = Files.writeString(folder.resolve(".xingyuan-scheduled-2.zip.part"), "half");
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        backups(folder, null).prune(new Retention(1, 1, 1), ZoneOffset.UTC);

        assertThat(left).doesNotExist();
        assertThat(growing).exists();
    }

    @Test
    void withAnExternalDatabaseTheCommandSaysWhoseThePhysicalBackupIs(@TempDir Path folder) {
        String[] arguments = {"backup", "--data", folder.toString()};
        assertThat(BackupCommand.run(arguments, Map.of("XINGYUAN_DATABASE_URL", "postgresql://a:b@127.0.0.1:1/park")))
                .isEqualTo(10);
        assertThat(BackupCommand.run(arguments, Map.of())).isEqualTo(6);
        assertThat(BackupCommand.run(new String[] {"backup", "--too"}, Map.of()))
                .isEqualTo(2);
        assertThat(LocalDatabase.exists(folder)).isFalse();
    }

    @Test
    void anEmptyPassphraseIsNoneOrARefusalNeverAnEncryption(@TempDir Path folder) throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        Path empty = Files.writeString(folder.resolve("words"), "\n");
        String[] arguments = {"backup", "verify", RELEASED.toString(), "--data", data.toString()};
        assertThat(BackupCommand.run(arguments, Map.of("XINGYUAN_BACKUP_PASSPHRASE", "")))
                .isZero();
        String[] named = {
            "backup", "verify", RELEASED.toString(), "--data", data.toString(), "--passphrase-file", empty.toString()
        };
        assertThat(BackupCommand.run(named, Map.of())).isEqualTo(10);
    }

    @Test
    void anInterruptedRestoreIsCleanedUpByTheNext(@TempDir Path folder) throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.createDirectories(data.resolve(".restoring/cluster"));
        Path broken = Files.copy(RELEASED, folder.resolve("broken.zip"), StandardCopyOption.REPLACE_EXISTING);
        Files.write(broken, new byte[] {1});
        assertThatThrownBy(() -> backups(data, null).restore(broken, BackupProof.PROGRAMS, null))
                .hasMessageContaining("备份已损坏");
        assertThat(data).isEmptyDirectory();
    }

    private static Backups backups(Path data, @org.jspecify.annotations.Nullable String words) {
        return Backups.of(data, data, words, line -> {});
    }
}
