package io.xingyuan.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The proof of docs/security/proofs.md. Not part of the usual run; call it by name: {@code ./xingyuan bench backup}. */
@Tag("bench")
class BackupBench {

    private static final int ROWS = 100_000;
    private static final int FLIPS = 200;

    @Test
    void aBackupUnderWritesLosesNothingAndShowsEveryFlippedByte(@TempDir Path folder) throws Exception {
        long began = System.nanoTime();
        var taken = new BackupProof(folder.resolve("data")).underWrites(folder.resolve("backups"), ROWS);
        long backedUp = System.nanoTime();
        Path restored = folder.resolve("restored");
        Backups.of(restored, folder, null, line -> {}).restore(taken.archive(), BackupProof.PROGRAMS, null);
        long restoredAt = System.nanoTime();
        long missing = BackupProof.missing(restored, taken.promised());
        int found = BackupProof.found(taken.archive(), FLIPS, 20261122);
        System.out.printf(
                "backup: %,d acknowledged rows before, %,d during; %s; written and backed up in %.1f s, restored in"
                        + " %.1f s; %d missing; %d of %d byte flips found%n",
                taken.promised().size(),
                taken.acknowledgedMeanwhile(),
                Progress.megabytes(Files.size(taken.archive())),
                (backedUp - began) / 1e9,
                (restoredAt - backedUp) / 1e9,
                missing,
                found,
                FLIPS);
        assertThat(missing).isZero();
        assertThat(found).isEqualTo(FLIPS);
        assertThat(taken.acknowledgedMeanwhile()).isPositive();
    }
}
