package io.xingyuan.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserContext.ClearCookiesOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;

/** Somebody with a browser, and the words in which journeys are told. */
final class Person {

    private static final Map<String, List<Cookie>> SESSIONS = new ConcurrentHashMap<>();
    private static final int HEIGHT = 900;
    private static final int DESK = 1440;
    private static final int PHONE = 360;

    /** Once for all pages: the builder of its library sends it anew for each and takes back every node that is well. */
    private static final String AXE = axe();

    private static final String LOOK = """
            async colours => (await axe.run(document, {
                resultTypes: ['violations'], rules: { 'color-contrast': { enabled: colours } }
            })).violations
                .flatMap(rule => rule.nodes.map(node => rule.id + ' ' + node.target + ' ' + node.failureSummary))
            """;

    private final BrowserContext context;
    private final String address;
    private final List<String> complaints = new ArrayList<>();
    private int clicks;
    private boolean phone;
    private @Nullable Page english;
    final Page page;

    Person(Browser browser, String address, Trouble trouble, boolean scripts) {
        this.address = address;
        this.context = browser.newContext(new NewContextOptions()
                .setBaseURL(address)
                .setJavaScriptEnabled(scripts)
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai")
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(DESK, HEIGHT));
        trouble.accompany(context);
        this.page = listening(context.newPage());
    }

    private Page listening(Page opened) {
        opened.setDefaultTimeout(House.PATIENCE);
        opened.onConsoleMessage(message -> {
            if ("error".equals(message.type()) && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        opened.onPageError(complaints::add);
        return opened;
    }

    // -- going about

    Person opens(String path) {
        page.navigate(path);
        return this;
    }

    /** Takes a role of the demo: the words on its card, such as 政策专员 or an enterprise's name. */
    Person signsInAs(String card) {
        opens("/sign-in").takes(card);
        assertThat(heading()).startsWith("您好");
        return this;
    }

    /** The same, but in the session in which somebody of this role was before, if there was one and it lasts. */
    Person comesBackAs(String card) {
        List<Cookie> kept = SESSIONS.get(card);
        if (kept != null) {
            context.addCookies(kept);
            if (isSignedIn()) {
                return this;
            }
            context.clearCookies();
        }
        signsInAs(card);
        SESSIONS.put(
                card,
                context.cookies().stream()
                        .filter(cookie -> !List.of("language", "theme").contains(cookie.name))
                        .toList());
        return this;
    }

    private boolean isSignedIn() {
        APIResponse messages =
                context.request().get("/messages", RequestOptions.create().setMaxRedirects(0));
        return messages.status() == 200;
    }

    /** Takes a role on the sign-in page, which is open; unfolds 更多身份 where the card stands there. */
    Person takes(String card) {
        Locator cards = page.locator("button.role-card").filter(new Locator.FilterOptions().setHasText(card));
        if (!cards.first().isVisible()) {
            clicks(page.locator("#more-roles > summary"));
        }
        return clicks(cards);
    }

    Person signsOut() {
        return clicks(page.locator(".shell-top .drop > summary")).presses("退出登录");
    }

    /** Presses the button of this name. */
    Person presses(String button) {
        return clicks(page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(button)));
    }

    /** Follows the link of this name. */
    Person follows(String link) {
        return clicks(page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(link)));
    }

    /** Follows a line of the left menu. */
    Person chooses(String menuItem) {
        var exactly = new Locator.GetByRoleOptions().setName(menuItem).setExact(true);
        return clicks(page.locator(".shell-menu").getByRole(AriaRole.LINK, exactly));
    }

    /** On a phone the page on which it stands must not scroll sideways. */
    Person clicks(Locator what) {
        if (phone) {
            what.first().waitFor();
            fits();
        }
        what.first().click();
        clicks++;
        return this;
    }

    /** Follows a link that gives a file. */
    Path downloads(String link) {
        return page.waitForDownload(() -> follows(link)).path();
    }

    Person fills(String label, String value) {
        page.locator("input, textarea").and(page.getByLabel(label)).first().fill(value);
        return this;
    }

    Person onAPhone() {
        page.setViewportSize(PHONE, 740);
        phone = true;
        return this;
    }

    Person atADesk() {
        page.setViewportSize(DESK, HEIGHT);
        phone = false;
        return this;
    }

    Person inEnglish() {
        return remembers("language", "en");
    }

    Person inChinese() {
        return remembers("language", "zh-CN");
    }

    Person inTheDark() {
        return remembers("theme", "dark");
    }

    Person inTheLight() {
        return remembers("theme", "light");
    }

    private Person remembers(String cookie, String value) {
        context.clearCookies(new ClearCookiesOptions().setName(cookie));
        context.addCookies(List.of(new Cookie(cookie, value).setUrl(address)));
        return this;
    }

    // -- looking

    /** How often this person has clicked so far. */
    int clicks() {
        return clicks;
    }

    /** What the server says to a request for this page, after redirects. */
    int status(String path) {
        return page.navigate(path).status();
    }

    /** What this person's browser would ask for a page, for asking it without drawing. */
    HttpRequest request(String path) {
        String cookies = context.cookies().stream()
                .map(cookie -> cookie.name + "=" + cookie.value)
                .collect(Collectors.joining("; "));
        return HttpRequest.newBuilder(URI.create(address).resolve(path.replace(" ", "%20")))
                .header("Cookie", cookies)
                .header("Accept", "text/html,*/*")
                .build();
    }

    /** The text of a PDF behind a link; with {@code -Dlook=true} it is left beside the pictures. */
    String reads(String path) throws IOException {
        APIResponse answer = page.request().get(path);
        if (Boolean.getBoolean("look")) {
            Path folder = Files.createDirectories(Path.of("target", "journeys", "look"));
            Files.write(folder.resolve(path.replaceAll("[^\\p{L}\\d]+", "_") + ".pdf"), answer.body());
        }
        try (PDDocument paper = Loader.loadPDF(answer.body())) {
            return new PDFTextStripper().getText(paper);
        } finally {
            answer.dispose();
        }
    }

    String heading() {
        return page.locator("h1").first().innerText().strip();
    }

    String text() {
        return page.locator("main").innerText();
    }

    List<String> menu() {
        return page.locator(".shell-menu a").allInnerTexts().stream()
                .map(String::strip)
                .toList();
    }

    /** A picture for the manual with {@code -Dmanual=true}, below {@code target} with {@code -Dlook=true}, else none. */
    Person shot(String name) {
        boolean manual = Boolean.getBoolean("manual");
        if (!manual && !Boolean.getBoolean("look")) {
            return this;
        }
        Path folder = manual ? Path.of("..", "docs", "manual", "images") : Path.of("target", "journeys", "shots");
        ScreenshotOptions picture = new ScreenshotOptions().setPath(folder.resolve(name + ".png"));
        try {
            page.screenshot(picture);
        } catch (PlaywrightException browserBusy) {
            page.bringToFront();
            page.screenshot(picture);
        }
        return this;
    }

    /** The open page does not scroll sideways. */
    Person fits() {
        assertThat(overflow(page)).as("sideways scrolling at " + page.url()).isZero();
        return this;
    }

    /**
     * Looks at the open page in both languages, both themes, on a phone and at a desk: no barrier that axe knows, no
     * scrolling sideways, no picture or script refused. Every pair of the three is seen, with {@code -Dbarriers=all}
     * every one of the eight; with {@code -Dlook=true} each leaves a picture. The two languages stand side by side, so
     * that two processors look at them. Contrast, which takes four fifths of the time, is looked at in one of the two
     * languages, in both themes, one on a phone and one at a desk; which it is depends on the address of the page.
     */
    Person findsNoBarriers() {
        boolean all = "all".equals(System.getProperty("barriers"));
        Page other = inOtherLanguage();
        boolean here = kind(page.url()).hashCode() % 2 == 0;
        for (String theme : new String[] {"dark", "light"}) {
            boolean light = theme.equals("light");
            for (boolean crossed : all ? new boolean[] {false, true} : new boolean[] {false}) {
                int width = light == crossed ? PHONE : DESK;
                int otherWidth = light == crossed ? DESK : PHONE;
                looks(page, theme, width, all || here);
                looks(other, theme, otherWidth, all || !here);
                seen(page, theme + " " + width);
                seen(other, "en " + theme + " " + otherWidth);
            }
        }
        return atADesk();
    }

    /** The address without what differs from run to run. */
    private String kind(String url) {
        return url.replace(address, "").replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "");
    }

    private Page inOtherLanguage() {
        Page other = english == null ? listening(context.newPage()) : english;
        english = other;
        String language = context.cookies().stream()
                .filter(cookie -> cookie.name.equals("language"))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElse("zh-CN");
        remembers("language", language.equals("en") ? "zh-CN" : "en");
        other.navigate(page.url());
        remembers("language", language);
        return other;
    }

    private static void looks(Page at, String theme, int width, boolean colours) {
        wears(at, theme);
        at.setViewportSize(width, HEIGHT);
        if (!Boolean.TRUE.equals(at.evaluate("typeof axe === 'object'"))) {
            at.evaluate(AXE);
        }
        at.evaluate("colours => { window.looked = (" + LOOK + ")(colours); }", colours);
    }

    private void seen(Page at, String how) {
        String where = at.url().replace(address, "") + " " + how;
        if (Boolean.getBoolean("look")) {
            Path picture = Path.of("target", "journeys", "look", where.replaceAll("[^\\p{L}\\d]+", "_") + ".png");
            at.screenshot(new ScreenshotOptions().setPath(picture).setFullPage(true));
        }
        assertThat((List<?>) at.evaluate("() => window.looked")).as(where).isEmpty();
        assertThat(overflow(at)).as("sideways scrolling at " + where).isZero();
    }

    /** Another theme on the open page: all that the server writes differently for it. */
    Person wears(String theme) {
        wears(page, theme);
        return this;
    }

    private static void wears(Page at, String theme) {
        at.evaluate("theme => document.documentElement.dataset.bsTheme = theme", theme);
    }

    /** The same for a page that cannot be opened again: only as it is. */
    Person findsNoBarriersHere() {
        assertThat(barriers()).as(page.url()).isEmpty();
        return this;
    }

    /** What axe finds on the page as it is, all of its rules. */
    List<String> barriers() {
        if (!Boolean.TRUE.equals(page.evaluate("typeof axe === 'object'"))) {
            page.evaluate(AXE);
        }
        Object found = page.evaluate(LOOK, true);
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    private static String axe() {
        try (var script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static int overflow(Page at) {
        return ((Number) at.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
    }

    /** Ends the visit; after a failure leaves a picture of what was seen last. */
    void leave(@Nullable String failed) {
        if (failed != null) {
            page.screenshot(new ScreenshotOptions()
                    .setPath(Path.of("target", "journeys", "failed", failed + ".png"))
                    .setFullPage(true));
        }
        context.close();
        if (failed == null) {
            assertThat(complaints).as("what the browser complained about").isEmpty();
        }
    }
}
