package io.xingyuan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xingyuan.startup.StartupRefusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.core.env.Environment;

@SpringBootTest
@AutoConfigureMockMvc
class MigrationsTests {

    private final String server;

    MigrationsTests(@Autowired Environment environment) {
        server = environment.getRequiredProperty("xingyuan.database.url");
    }

    @Test
    void aFailingUpgradeIsUndoneAsAWholeAndSaidInOneLine(@TempDir Path folder) throws Exception {
        String url = server.replaceFirst("/xingyuan\\?", "/failing_upgrade?");
        execute(server, "create database failing_upgrade");
        try {
            Files.writeString(
                    folder.resolve("V1__first.sql"),
                    "create table public.kept (id int); insert into public.kept values (1);");
            Flyway.configure()
                    .dataSource(url, null, null)
                    .locations("filesystem:" + folder)
                    .load()
                    .migrate();
            Files.writeString(folder.resolve("V2__good.sql"), "alter table public.kept add column new int;");
            Files.writeString(folder.resolve("V3__broken.sql"), "update public.kept set missing = 1;");
            Flyway upgrade = Flyway.configure()
                    .dataSource(url, null, null)
                    .locations("filesystem:" + folder)
                    .group(true)
                    .load();

            Throwable refusal = catchThrowable(() -> Migrations.apply(upgrade));

            assertThat(refusal).isInstanceOf(StartupRefusal.class).hasMessageContaining("已全部撤回");
            assertThat(refusal.getMessage()).hasLineCount(1);
            assertThat(StartupRefusal.exitCode(refusal)).isEqualTo(9);
            assertThat(count(url, "select count(*) from information_schema.columns where table_name = 'kept'"))
                    .isEqualTo(1);
            assertThat(count(url, "select count(*) from public.kept")).isEqualTo(1);
            assertThat(upgrade.info().applied()).hasSize(1);
        } finally {
            execute(server, "drop database failing_upgrade");
        }
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long count(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
