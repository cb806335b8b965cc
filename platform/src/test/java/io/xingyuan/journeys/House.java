package io.xingyuan.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import io.xingyuan.XingyuanApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The running program with its demo and one browser: started with the first journey, stopped with the run. */
final class House implements ParameterResolver, AfterEachCallback {

    private static final Namespace JOURNEYS = Namespace.create(House.class);
    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext journey) {
        return parameter.getParameter().getType() == Person.class;
    }

    @Override
    public Person resolveParameter(ParameterContext parameter, ExtensionContext journey) {
        Running running = journey.getRoot()
                .getStore(JOURNEYS)
                .computeIfAbsent(Running.class, key -> Running.start(), Running.class);
        Person person = new Person(running.browser, running.address, !parameter.isAnnotated(WithoutScripts.class));
        people(journey).add(person);
        return person;
    }

    @Override
    public void afterEach(ExtensionContext journey) {
        String name = journey.getRequiredTestClass().getSimpleName() + "-"
                + journey.getRequiredTestMethod().getName();
        people(journey)
                .forEach(person -> person.leave(journey.getExecutionException().isPresent() ? name : null));
    }

    @SuppressWarnings("unchecked")
    private static List<Person> people(ExtensionContext journey) {
        Store store = journey.getStore(JOURNEYS);
        return (List<Person>) store.computeIfAbsent(journey.getUniqueId(), key -> new ArrayList<Person>());
    }

    private static final class Running implements AutoCloseable {

        private final ConfigurableApplicationContext program;
        private final Playwright playwright;
        final Browser browser;
        final String address;

        private Running(
                ConfigurableApplicationContext program, Playwright playwright, Browser browser, String address) {
            this.program = program;
            this.playwright = playwright;
            this.browser = browser;
            this.address = address;
        }

        static Running start() {
            Path data = Path.of("target", "journeys", "data");
            delete(data);
            ConfigurableApplicationContext program = SpringApplication.run(
                    XingyuanApplication.class,
                    "--server.port=0",
                    "--xingyuan.data.own=true",
                    "--xingyuan.data=" + data,
                    "--xingyuan.empty=false");
            String port = program.getEnvironment().getRequiredProperty("local.server.port");
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Browser browser = playwright
                    .chromium()
                    .launch(new LaunchOptions().setExecutablePath(chromium()).setArgs(FLAGS));
            return new Running(program, playwright, browser, "http://localhost:" + port);
        }

        /** Debian's Chromium unless {@code CHROMIUM} names another. */
        private static Path chromium() {
            @Nullable String named = System.getenv("CHROMIUM");
            return Path.of(named == null ? "/usr/bin/chromium" : named);
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

        @Override
        public void close() {
            browser.close();
            playwright.close();
            program.close();
        }
    }
}
