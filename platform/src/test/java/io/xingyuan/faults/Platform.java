package io.xingyuan.faults;

import io.xingyuan.XingyuanApplication;
import io.xingyuan.database.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The running program with its demo and a database of its own, whose statements can be made to fail. */
final class Platform {

    private static final Path DATA = TestDatabase.folder("faults");
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    private final Faults faults;
    private final ConfigurableApplicationContext program;

    private Platform(Faults faults, ConfigurableApplicationContext program) {
        this.faults = faults;
        this.program = program;
    }

    /** One for all tests of a run, stopped with it. */
    static Platform running() {
        return Running.PLATFORM;
    }

    private static final class Running {

        static final Platform PLATFORM = start();

        private static Platform start() {
            delete(DATA);
            Faults faults = new Faults(SEED);
            SpringApplication application = new SpringApplication(XingyuanApplication.class);
            application.addInitializers(context -> context.getBeanFactory().addBeanPostProcessor(faults));
            return new Platform(
                    faults,
                    application.run(
                            "--server.port=0",
                            "--xingyuan.data.own=true",
                            "--xingyuan.data=" + DATA,
                            "--xingyuan.database.programs=" + TestDatabase.PROGRAMS,
                            "--xingyuan.empty=false"));
        }
    }

    Faults faults() {
        return faults;
    }

    long seed() {
        return SEED;
    }

    URI home() {
        return URI.create(
                "http://localhost:" + program.getEnvironment().getRequiredProperty("local.server.port") + "/");
    }

    /** Of {@link Invariants} the names of those that do not hold. */
    List<String> broken() {
        return Invariants.broken(program);
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }
}
