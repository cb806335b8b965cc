package io.xingyuan.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xingyuan.database.LocalDatabase;
import io.xingyuan.database.Schema;
import io.xingyuan.database.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DoctorTests {

    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

    @Test
    void everyCheckHasANameAndEveryFindingItsRepairInBothLanguages(@TempDir Path data) {
        List<Verdict> verdicts = Doctor.examine(at(data, "postgresql://a:geheim@127.0.0.1:1/park"));
        assertThat(verdicts).hasSizeGreaterThanOrEqualTo(25);
        assertThat(verdicts).extracting(Verdict::id).doesNotHaveDuplicates();
        assertThat(verdicts).allSatisfy(verdict -> {
            boolean mend = verdict.level() == Verdict.Level.WARNING || verdict.level() == Verdict.Level.FAULT;
            assertThat(verdict.repair().chinese().isEmpty()).isNotEqualTo(mend);
            assertThat(verdict.repair().english()).doesNotContainPattern("[一-龥]");
            assertThat(verdict.name().english()).isNotEmpty().doesNotContainPattern("[一-龥]");
        });
        assertThat(verdicts.toString()).doesNotContain("geheim");
        assertThat(of(verdicts).get("database").level()).isEqualTo(Verdict.Level.FAULT);
    }

    @Test
    void aJumpOfTheClockIsToldForAWeekAndBackupsAreLookedForWhereTheyGo(@TempDir Path data) throws Exception {
        Files.writeString(data.resolve("clock-jumps.log"), NOW.minusSeconds(3600) + " -7200\n");
        Path elsewhere = Files.createDirectories(data.resolve("elsewhere"));
        Surroundings place = new Surroundings(
                data, null, null, 1, "", Map.of("XINGYUAN_BACKUP_FOLDER", elsewhere.toString()), NOW, false);
        Found verdicts = of(Doctor.examine(place));
        assertThat(verdicts.get("clock-jumps").level()).isEqualTo(Verdict.Level.WARNING);
        assertThat(verdicts.get("clock-jumps").found().chinese()).contains("-7200 s");
        assertThat(verdicts.get("backup-place").found().chinese()).contains("elsewhere");

        Files.writeString(data.resolve("clock-jumps.log"), NOW.minus(Duration.ofDays(8)) + " -7200\n");
        assertThat(of(Doctor.examine(place)).get("clock-jumps").level()).isEqualTo(Verdict.Level.GOOD);
    }

    @Test
    void openSecretsAndAClockThatWentBackAreFaults(@TempDir Path data) throws Exception {
        Path secret = Files.writeString(data.resolve("database.password"), "geheim");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
        Path log = Files.writeString(data.resolve("xingyuan.log"), "");
        Files.setLastModifiedTime(log, FileTime.from(NOW.plusSeconds(3600)));
        Found verdicts = of(Doctor.examine(at(data, "")));
        assertThat(verdicts.get("secrets").level()).isEqualTo(Verdict.Level.FAULT);
        assertThat(verdicts.get("secrets").repair().chinese()).contains("chmod 600 database.password");
        assertThat(verdicts.get("clock").level()).isEqualTo(Verdict.Level.FAULT);

        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        Files.setLastModifiedTime(log, FileTime.from(NOW.minusSeconds(3600)));
        verdicts = of(Doctor.examine(at(data, "")));
        assertThat(verdicts.get("secrets").level()).isEqualTo(Verdict.Level.GOOD);
        assertThat(verdicts.get("clock").level()).isNotEqualTo(Verdict.Level.FAULT);
    }

    @Test
    void tablesChangedByHandAreNamed(@TempDir Path data) throws Exception {
        try (LocalDatabase database = LocalDatabase.start(data, TestDatabase.PROGRAMS);
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create extension if not exists pg_trgm with schema public");
            Schema.migrate(database.secretUrl(), "202611220905");
            assertThat(of(Doctor.examine(at(data, ""))).get("schema-drift").level())
                    .as("what an upgrade will still do is no drift")
                    .isEqualTo(Verdict.Level.SKIPPED);
            Schema.migrate(database.secretUrl());
            Found verdicts = of(Doctor.examine(at(data, "")));
            assertThat(List.of("fsync", "chinese-search", "encoding", "data-checksums", "schema", "schema-drift"))
                    .allSatisfy(id -> assertThat(verdicts.get(id).level())
                            .as("%s", verdicts.get(id))
                            .isEqualTo(Verdict.Level.GOOD));

            statement.execute("alter table database.event_publication add column slipped_in text");
            Verdict drift = of(Doctor.examine(at(data, ""))).get("schema-drift");
            assertThat(drift.level()).isEqualTo(Verdict.Level.WARNING);
            assertThat(drift.found().chinese()).contains("event_publication.slipped_in");
            statement.execute("alter table database.event_publication drop column slipped_in");

            for (String change : List.of(
                    "create policy enterprise_all on enterprise.contact using (true)",
                    "alter table identity.role_grant disable trigger administrators_hold_nothing_else",
                    "create or replace function identity.administrators_hold_nothing_else() returns trigger"
                            + " language plpgsql as 'begin return new; end'")) {
                String name = change.contains(" policy ") ? "enterprise_all" : "administrators_hold_nothing_else";
                statement.execute(change);
                assertThat(of(Doctor.examine(at(data, "")))
                                .get("schema-drift")
                                .found()
                                .chinese())
                        .as(change)
                        .contains(name);
            }
            Verdict ofExternal = of(Doctor.examine(at(data, address(database)))).get("schema-drift");
            assertThat(ofExternal.found().chinese())
                    .as("an external database is compared as well")
                    .contains("enterprise_all");
        }
    }

    /** As somebody would name it who has the database elsewhere. */
    private static String address(LocalDatabase database) {
        return database.secretUrl()
                .replaceFirst("^jdbc:postgresql://([^?]*)\\?user=([^&]*)&password=([^&]*).*$", "postgresql://$2:$3@$1");
    }

    @Test
    void everyDiskThatIsWrittenToIsMeasured(@TempDir Path data) throws Exception {
        Path memory = Path.of("/dev/shm");
        assumeTrue(Files.isWritable(memory) && !Files.getFileStore(memory).equals(Files.getFileStore(data)));
        Path elsewhere = Files.createTempDirectory(memory, "doctor");
        try {
            Surroundings place = new Surroundings(
                    data,
                    null,
                    null,
                    1,
                    "",
                    Map.of(
                            "XINGYUAN_BACKUP_FOLDER",
                            elsewhere.toString(),
                            "XINGYUAN_AUDIT_HEADS",
                            elsewhere.toString()),
                    NOW,
                    false);
            Found verdicts = of(Doctor.examine(place));
            assertThat(verdicts.get("disk-space").found().chinese()).contains("/dev/shm/doctor", data.toString());
            assertThat(verdicts.get("audit-heads-place").level()).isEqualTo(Verdict.Level.GOOD);
        } finally {
            Files.delete(elsewhere);
        }
    }

    @Test
    void headsAreLookedForWhereTheyGoAndBestLieElsewhere(@TempDir Path data) throws Exception {
        Path heads = Files.createDirectories(data.resolve("second-place"));
        Files.setLastModifiedTime(Files.writeString(heads.resolve("heads-2026-11.txt"), ""), FileTime.from(NOW));
        Surroundings place =
                new Surroundings(data, null, null, 1, "", Map.of("XINGYUAN_AUDIT_HEADS", heads.toString()), NOW, false);
        Found verdicts = of(Doctor.examine(place));
        assertThat(verdicts.get("audit-heads").level()).isEqualTo(Verdict.Level.GOOD);
        assertThat(verdicts.get("audit-heads-place").level())
                .as("on the disk of the data")
                .isEqualTo(Verdict.Level.WARNING);
    }

    @Test
    void theCommandEndsWithTheWorstFindingAndSpeaksJson(@TempDir Path data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] arguments = {"--data=" + data, "--json"};
        int exit = DoctorCommand.run(
                arguments,
                Map.of("XINGYUAN_DATABASE_URL", "postgresql://a:b@127.0.0.1:1/park"),
                new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(exit).isEqualTo(2);
        JsonNode verdicts = JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(verdicts.size()).isGreaterThanOrEqualTo(25);
        assertThat(verdicts.get(0).get("id").asString()).isEqualTo("jdk");
    }

    private record Found(List<Verdict> verdicts) {

        Verdict get(String id) {
            return verdicts.stream()
                    .filter(verdict -> verdict.id().equals(id))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Found of(List<Verdict> verdicts) {
        return new Found(verdicts);
    }

    private static Surroundings at(Path data, String databaseUrl) {
        return new Surroundings(data, null, null, 1, databaseUrl, System.getenv(), NOW, true);
    }
}
