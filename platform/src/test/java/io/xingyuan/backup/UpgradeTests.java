package io.xingyuan.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xingyuan.database.RestoreMark;
import io.xingyuan.database.Schema;
import io.xingyuan.faults.Invariants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A database of every released version, with data, becomes one of this version. What is handed over adds its own:
 * {@code ./xingyuan backup --portable} of the demonstration, after the journeys went through it, as {@code src/test/resources/released/<version>.zip}, with
 * the number of its last migration where the version stayed the same.
 */
@SpringBootTest
@AutoConfigureMockMvc
class UpgradeTests {

    private static final Path RELEASED = Path.of("src", "test", "resources", "released");

    private final String server;

    UpgradeTests(@Autowired Environment environment) {
        server = environment.getRequiredProperty("xingyuan.database.url");
    }

    static List<Path> released() throws IOException {
        try (Stream<Path> files = Files.list(RELEASED)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("released")
    void everyReleasedDatabaseComesUpToThisProgram(Path dump, @TempDir Path folder) throws Exception {
        String database = "upgrade_" + dump.getFileName().toString().replaceAll("\\W", "_");
        String url = server.replaceFirst("/xingyuan\\?", "/" + database + "?");
        execute("create database " + database);
        try {
            Backups backups = Backups.of(folder, folder, null, line -> {});
            Manifest manifest = new ArchiveReader(dump, null, Progress.silent()).verify();
            assertThat(manifest.rows()).isGreaterThan(1_000);
            Manifest early = new Manifest(
                    manifest.format(),
                    manifest.kind(),
                    manifest.taken(),
                    "",
                    "",
                    "202611210000",
                    "",
                    manifest.files(),
                    manifest.tables(),
                    List.of());
            assertThatThrownBy(() -> new PortableLoad(url)
                            .load(
                                    new ArchiveReader(dump, null, Progress.silent()),
                                    early,
                                    (name, content) -> {},
                                    () -> {}))
                    .as("there are no such tables yet")
                    .isInstanceOf(SQLException.class);
            cutOff(url, manifest);
            assertThat(backups.restore(dump, folder, url))
                    .as("what failed and what was killed before is not in its way")
                    .contains("个外键无缺");
            assertThat(Schema.pending(url)).isEmpty();
            assertThat(Invariants.broken(JdbcClient.create(new DriverManagerDataSource(url))))
                    .isEmpty();

            if (!dump.equals(released().getLast())) {
                return;
            }
            // What is exported again holds at least what came in, and can be restored.
            Path again = exported(folder, url);
            assertThat(new ArchiveReader(again, null, Progress.silent())
                            .verify()
                            .rows())
                    .isGreaterThanOrEqualTo(manifest.rows());
            assertThatThrownBy(() -> backups.restore(again, folder, url)).hasMessageContaining("恢复只写入空库");
            execute("drop database " + database);
            execute("create database " + database);
            assertThat(backups.restore(again, folder, url)).contains("个外键无缺");
        } finally {
            execute("drop database " + database);
        }
    }

    @Test
    void theNewestOneHasRowsInWhatCameLate() throws Exception {
        Manifest newest = new ArchiveReader(released().getLast(), null, Progress.silent()).verify();

        assertThat(newest.tables())
                .filteredOn(table -> table.rows() > 0)
                .extracting(Manifest.Table::name)
                .contains(
                        "casework.closing_stage_tally",
                        "casework.internal_note",
                        "casework.pause",
                        "identity.role_grant",
                        "policy.agreement_edition",
                        "policy.agreement_mark",
                        "policy.agreement_warning",
                        "policy.application",
                        "policy.applyfree_offer",
                        "policy.applyfree_run",
                        "policy.policy_draft_save",
                        "policy.published_policy",
                        "policy.simulation",
                        "policy.simulation_variant");
    }

    /** By the command, to where the nightly ones go. */
    private static Path exported(Path folder, String url) throws IOException {
        Path elsewhere = folder.resolve("elsewhere");
        String[] arguments = {"backup", "--portable", "--data", folder.toString()};
        assertThat(BackupCommand.run(
                        arguments,
                        Map.of("XINGYUAN_DATABASE_URL", url, "XINGYUAN_BACKUP_FOLDER", elsewhere.toString())))
                .isZero();
        try (Stream<Path> files = Files.list(elsewhere)) {
            return files.filter(file -> file.toString().endsWith(".zip"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** As after kill -9 in the middle of a restore: its mark, and tables of the export without their rows. */
    private static void cutOff(String url, Manifest manifest) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            assertThat(Schema.version(connection))
                    .as("what failed left nothing")
                    .isEmpty();
            RestoreMark.put(connection, List.of("information_schema", "public"));
        }
        Schema.migrate(url, manifest.schema());
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
