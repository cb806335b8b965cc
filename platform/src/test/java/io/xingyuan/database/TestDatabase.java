package io.xingyuan.database;

import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * One real PostgreSQL for all tests of a process: {@code @SpringBootTest} and {@code @ApplicationModuleTest} get it by
 * themselves, migrated and empty at the start of the run. Contexts share it, so a test uses names of its own, or is
 * {@code @Transactional}, and does not count rows that others may write.
 */
public final class TestDatabase implements EnvironmentPostProcessor {

    /** Where PostgreSQL's programs are unpacked, once for all that start one. */
    public static final Path PROGRAMS = Path.of("target", "test-data").toAbsolutePath();

    private static final int CONNECTIONS = Integer.getInteger("test.connections", 5);

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.containsProperty("xingyuan.data.own")) {
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "test database",
                            Map.of(
                                    "xingyuan.database.url",
                                    Running.URL,
                                    "xingyuan.database.connections",
                                    CONNECTIONS)));
        }
    }

    /** A folder of this process below {@code target}; the tests of a build run in several. */
    public static Path folder(String name) {
        return Path.of(System.getProperty("test.folder", "target/process-0"), name);
    }

    /**
     * SQL of the database's owner, past every policy and each statement committed at once: for what a test puts there
     * and for looking behind the pages. The program's own {@code JdbcClient} reads only, outside a transaction.
     */
    public static JdbcClient sql() {
        return Running.SQL;
    }

    /** As {@link #sql}, for what needs connections. */
    public static DataSource source() {
        return Running.SOURCE;
    }

    /** Holds the server: started with the first context, stopped with the JVM. */
    private static final class Running {

        static final String URL = start();
        static final DataSource SOURCE = new DriverManagerDataSource(URL);
        static final JdbcClient SQL = JdbcClient.create(SOURCE);

        private static String start() {
            EmbeddedPostgres postgres = EmbeddedPostgres.startFresh(folder("test-data"), PROGRAMS);
            SpringApplication.getShutdownHandlers().add(postgres::close); // after all contexts
            DatabaseAddress address = postgres.address();
            return address.url() + "?user=" + address.user() + "&password=" + address.password();
        }
    }
}
