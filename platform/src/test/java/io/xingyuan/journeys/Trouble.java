package io.xingyuan.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import io.xingyuan.faults.Faults;
import io.xingyuan.faults.Invariants;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;

/**
 * 故障中的旅程: with {@code -Drate=2}, two of a hundred statements and commits fail while the journeys go on, and every
 * person does what people do: reads the page of the failure, and asks once more. {@code ./xingyuan bench faults} runs
 * all journeys so; without a rate nothing of this happens.
 */
final class Trouble {

    private static final double RATE = Double.parseDouble(System.getProperty("rate", "0"));
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final int ATTEMPTS = 8;
    private static final Pattern APOLOGY = Pattern.compile("参考编号|系统正忙|[Rr]eference|busy");

    private final Faults faults = new Faults(SEED);
    private final List<String> complaints = new ArrayList<>();
    private int pages;
    private int arrived;
    private int turnedBack;

    /** Lies below the pools of a program that is not started yet. */
    void enter(SpringApplication program) {
        if (RATE > 0) {
            program.addInitializers(context -> context.getBeanFactory().addBeanPostProcessor(faults));
        }
    }

    /** The program is ready and its demo stands. */
    void begins() {
        faults.begin(RATE);
    }

    void accompany(BrowserContext person) {
        if (RATE > 0) {
            person.route("**/*", this::askAgain);
        }
    }

    /** One more journey has come to its end. */
    void arrived() {
        arrived++;
    }

    /**
     * Under faults a journey may end early: asked twice, a form finds its work done already and says something else
     * than the journey expects. What was left in the database must hold all the same.
     */
    Throwable judge(Throwable failure) {
        if (RATE == 0) {
            return failure;
        }
        turnedBack++;
        return new TestAbortedException("turned back by faults", failure);
    }

    private void askAgain(Route route) {
        try {
            APIResponse answer = askUntilAnswered(route, null);
            boolean page = route.request().isNavigationRequest();
            String to = answer.headers().get("location");
            while (to != null && !page) {
                answer = askUntilAnswered(route, resolve(answer, to));
                to = answer.headers().get("location");
            }
            if (to == null) {
                route.fulfill(new Route.FulfillOptions().setResponse(answer));
            } else {
                route.fulfill(onwards(resolve(answer, to))); // a redirected request would pass us by
            }
        } catch (PlaywrightException gone) {
            if (!String.valueOf(gone.getMessage()).contains("closed")) {
                throw gone;
            }
        }
    }

    private APIResponse askUntilAnswered(Route route, @Nullable String elsewhere) {
        Route.FetchOptions once = new Route.FetchOptions().setMaxRedirects(0);
        if (elsewhere != null) {
            once.setUrl(elsewhere).setMethod("GET");
        }
        APIResponse answer = route.fetch(once);
        for (int attempt = 1; attempt < ATTEMPTS && answer.status() >= 500; attempt++) {
            pages++;
            if (!APOLOGY.matcher(answer.text()).find()) {
                complaints.add(route.request().url() + ": " + answer.status() + " without a word");
            }
            answer = route.fetch(once);
        }
        return answer;
    }

    private static Route.FulfillOptions onwards(String address) {
        return new Route.FulfillOptions()
                .setContentType("text/html;charset=utf-8")
                .setBody("<!doctype html><html lang=zh><title>…</title><meta http-equiv=refresh content=\"0;url="
                        + address.replace("&", "&amp;") + "\">");
    }

    private static String resolve(APIResponse answer, String to) {
        return URI.create(answer.url()).resolve(to).toString();
    }

    /** What must hold whatever went wrong. */
    void ends(ApplicationContext program) {
        faults.end();
        if (RATE == 0) {
            return;
        }
        List<String> broken = Invariants.broken(program);
        System.out.printf(
                Locale.ROOT,
                "journeys under faults: seed %d, %.1f %%, %d journeys arrived, %d turned back, %,d faults, %,d error pages,"
                        + " %d complaints, %d of %d invariants broken%n",
                SEED,
                RATE,
                arrived,
                turnedBack,
                faults.injected(),
                pages,
                complaints.size(),
                broken.size(),
                Invariants.number());
        assertThat(arrived).as("journeys that arrived").isGreaterThan(turnedBack);
        assertThat(complaints).isEmpty();
        assertThat(broken).isEmpty();
    }
}
