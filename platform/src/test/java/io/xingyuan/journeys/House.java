package io.xingyuan.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.xingyuan.XingyuanApplication;
import io.xingyuan.casework.Cases;
import io.xingyuan.database.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The running program with its demo and one browser: started with a process's first journey, stopped with it. */
final class House implements ParameterResolver, TestExecutionExceptionHandler, AfterEachCallback {

    private static final Namespace JOURNEYS = Namespace.create(House.class);

    /** In milliseconds: how long a person waits for a page to become what it should be. A journey measures nothing. */
    static final int PATIENCE = 30_000;

    private static final Set<Class<?>> BEANS = Set.of(Cases.class, JdbcClient.class);
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
        return Set.of(Person.class, HouseClock.class)
                        .contains(parameter.getParameter().getType())
                || isBean(parameter);
    }

    /** What no page does yet, a journey does itself: it may ask for these of the running program. */
    private static boolean isBean(ParameterContext parameter) {
        return BEANS.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext journey) {
        Running running = running(journey);
        if (isBean(parameter)) {
            return running.program.getBean(parameter.getParameter().getType());
        }
        if (parameter.getParameter().getType() == HouseClock.class) {
            return running.clock;
        }
        Person person = new Person(
                running.browser, running.address, running.trouble, !parameter.isAnnotated(WithoutScripts.class));
        people(journey).add(person);
        return person;
    }

    private static Running running(ExtensionContext journey) {
        return journey.getStore(StoreScope.LAUNCHER_SESSION, JOURNEYS)
                .computeIfAbsent(Running.class, key -> Running.start(), Running.class);
    }

    @Override
    public void handleTestExecutionException(ExtensionContext journey, Throwable failure) throws Throwable {
        throw running(journey).trouble.judge(failure);
    }

    @Override
    public void afterEach(ExtensionContext journey) {
        if (journey.getExecutionException().isEmpty()) {
            running(journey).trouble.arrived();
        }
        String name = journey.getRequiredTestClass().getSimpleName() + "-"
                + journey.getRequiredTestMethod().getName();
        boolean failed = journey.getExecutionException().isPresent();
        int number = 0;
        for (Person person : people(journey)) {
            number++;
            person.leave(failed ? name + "-" + number : null);
        }
        running(journey).clock.back();
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
        final Trouble trouble;
        final HouseClock clock;

        private Running(
                ConfigurableApplicationContext program,
                HouseClock clock,
                Trouble trouble,
                Playwright playwright,
                Browser browser,
                String address) {
            this.program = program;
            this.clock = clock;
            this.trouble = trouble;
            this.playwright = playwright;
            this.browser = browser;
            this.address = address;
        }

        static Running start() {
            Path data = TestDatabase.folder("journeys");
            delete(data);
            Trouble trouble = new Trouble();
            HouseClock clock = new HouseClock();
            SpringApplication application = new SpringApplication(XingyuanApplication.class);
            application.addInitializers(context -> ((GenericApplicationContext) context)
                    .registerBean("houseClock", Clock.class, () -> clock, bean -> bean.setPrimary(true)));
            trouble.enter(application);
            ConfigurableApplicationContext program = application.run(
                    "--server.port=0",
                    "--xingyuan.data.own=true",
                    "--xingyuan.data=" + data,
                    "--xingyuan.database.programs=" + TestDatabase.PROGRAMS,
                    "--xingyuan.empty=false",
                    "--xingyuan.notice.pause=PT1S");
            String port = program.getEnvironment().getRequiredProperty("local.server.port");
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Browser browser = playwright
                    .chromium()
                    .launch(new LaunchOptions().setExecutablePath(chromium()).setArgs(FLAGS));
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
            trouble.begins();
            return new Running(program, clock, trouble, playwright, browser, "http://localhost:" + port);
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
            try (program) {
                trouble.ends(program);
            }
        }
    }
}
