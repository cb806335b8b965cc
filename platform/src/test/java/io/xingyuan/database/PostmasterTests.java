package io.xingyuan.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostmasterTests {

    @Test
    void anotherInstallationsServerIsNotTakenForOnesOwn(@TempDir Path folder) throws IOException {
        Path cluster = Path.of(TestDatabase.sql()
                .sql("show data_directory")
                .query(String.class)
                .single());
        Path link = Files.createSymbolicLink(folder.resolve("link"), cluster);
        Path stale = Files.createDirectory(folder.resolve("stale"));
        Files.copy(cluster.resolve("postmaster.pid"), stale.resolve("postmaster.pid"));

        assertThat(Postmaster.port(cluster)).isPresent();
        assertThat(Postmaster.port(link)).isEqualTo(Postmaster.port(cluster));
        assertThat(Postmaster.port(stale)).as("its number was given anew").isEmpty();
    }
}
