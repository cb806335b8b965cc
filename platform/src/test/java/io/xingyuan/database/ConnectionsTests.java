package io.xingyuan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.xingyuan.startup.Obstacle;
import io.xingyuan.startup.StartupRefusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@SpringBootTest
@AutoConfigureMockMvc
class ConnectionsTests {

    private final JdbcClient jdbc = TestDatabase.sql();
    private final String url;

    ConnectionsTests(@Value("${xingyuan.database.url}") String url) {
        this.url = url;
    }

    @Test
    void aDatabaseThatCannotSearchChineseIsRefused() {
        create("plain_c", "template template0 locale_provider libc locale 'C'");
        assertThatExceptionOfType(StartupRefusal.class)
                .isThrownBy(() -> Connections.examine(address("plain_c")))
                .withMessageContaining("不支持中文检索");
    }

    @Test
    void halfARestoreIsNoEmptySystem() throws SQLException {
        create("half_restored", "");
        DatabaseAddress half = address("half_restored");
        try (Connection connection = half.connect()) {
            RestoreMark.put(connection, List.of("public"));
            assertThatExceptionOfType(StartupRefusal.class)
                    .isThrownBy(() -> Connections.examine(half))
                    .withMessageContaining("请重新执行 restore");
            RestoreMark.remove(connection);
            Connections.examine(half);
        }
    }

    @Test
    void aWrongPasswordIsNamed() {
        DatabaseAddress address = new DatabaseAddress(url.replaceFirst("\\?.*", ""), Cluster.USER, "wrong");
        assertThatExceptionOfType(StartupRefusal.class)
                .isThrownBy(() -> Connections.examine(address))
                .withMessageContaining("拒绝登录")
                .withMessageNotContaining("wrong");
    }

    @Test
    void aDatabaseThatIsLateIsWaitedForLessAndLessOften() {
        jdbc.sql("drop role if exists late").update();
        jdbc.sql("create role late login password 'late' connection limit 0").update();
        DatabaseAddress late = new DatabaseAddress(url.replaceFirst("\\?.*", ""), "late", "late");
        List<Long> pauses = new ArrayList<>();
        try {
            new Patience(Duration.ofMinutes(2), pause -> {
                        pauses.add(pause.toSeconds());
                        if (pauses.size() == 7) {
                            jdbc.sql("alter role late connection limit 1").update();
                        }
                    })
                    .examine(late);
            assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);

            pauses.clear();
            jdbc.sql("alter role late connection limit 0").update();
            assertThatExceptionOfType(StartupRefusal.class)
                    .isThrownBy(() ->
                            new Patience(Duration.ofSeconds(5), pause -> pauses.add(pause.toSeconds())).examine(late))
                    .matches(refusal -> refusal.isFor(Obstacle.DATABASE_AWAY));
            assertThat(pauses).containsExactly(1L, 2L);
        } finally {
            jdbc.sql("drop role late").update();
        }
    }

    @Test
    void whatAPersonHasToMendIsNotWaitedFor() {
        DatabaseAddress wrong = new DatabaseAddress(url.replaceFirst("\\?.*", ""), Cluster.USER, "wrong");
        List<Duration> pauses = new ArrayList<>();
        assertThatExceptionOfType(StartupRefusal.class)
                .isThrownBy(() -> new Patience(Duration.ofMinutes(2), pauses::add).examine(wrong))
                .matches(refusal -> refusal.isFor(Obstacle.DATABASE));
        assertThat(pauses).isEmpty();
    }

    @Test
    void tablesOfANewerProgramAreLeftAlone() {
        create("newer", "");
        try (HikariDataSource pool = Connections.pool("newer", address("newer"), 2)) {
            Flyway flyway = Flyway.configure()
                    .dataSource(pool)
                    .locations("classpath:db/migration")
                    .load();
            Migrations.apply(flyway);
            JdbcClient newer = JdbcClient.create(new DriverManagerDataSource(
                    address("newer").url(), address("newer").properties()));
            newer.sql("""
                            insert into public.flyway_schema_history
                            select installed_rank + 1000, '999912312359', 'future', type, script, 1, installed_by,
                                   installed_on, 1, true
                            from public.flyway_schema_history where version is not null limit 1""").update();
            int before = rows(newer);
            assertThatExceptionOfType(StartupRefusal.class)
                    .isThrownBy(() -> Migrations.apply(flyway))
                    .withMessageContaining("更新版本的杏园建立（999912312359）");
            assertThat(rows(newer)).isEqualTo(before);
        }
    }

    private static int rows(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from public.flyway_schema_history")
                .query(Integer.class)
                .single();
    }

    private void create(String name, String options) {
        jdbc.sql("drop database if exists " + name).update();
        jdbc.sql("create database " + name + " " + options).update();
    }

    private DatabaseAddress address(String database) {
        return DatabaseAddress.parse(url.replaceFirst("/xingyuan\\?", "/" + database + "?"));
    }
}
