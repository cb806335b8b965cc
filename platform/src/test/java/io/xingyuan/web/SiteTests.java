package io.xingyuan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A deployment behind a proxy that ends TLS, spoken to on the wire: what browsers and proxies really get. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "xingyuan.address=https://park.example",
            "xingyuan.proxies=127.0.0.1",
            "xingyuan.limits.on=true",
            "xingyuan.limits.guest-costly=4"
        })
class SiteTests {

    private static final String HOST = "park.example";
    private final int port;

    SiteTests(@LocalServerPort int port) {
        this.port = port;
    }

    /** What came back, headers by lower-case name; several of one name on lines of their own. */
    private record Answer(int status, Map<String, String> headers, String body) {

        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    @Test
    void everyAnswerCarriesTheProtectionsOfThisHouse() throws IOException {
        for (String path : List.of("/sign-in", "/", "/no/such/page", "/accounts", "/xingyuan.css")) {
            Answer answer = get(path);
            assertThat(answer.header("strict-transport-security"))
                    .as(path)
                    .isEqualTo("max-age=31536000 ; includeSubDomains");
            assertThat(answer.header("x-content-type-options")).as(path).isEqualTo("nosniff");
            assertThat(answer.header("referrer-policy")).as(path).isEqualTo("same-origin");
            assertThat(answer.header("cross-origin-opener-policy")).as(path).isEqualTo("same-origin");
            assertThat(answer.header("cross-origin-resource-policy")).as(path).isEqualTo("same-origin");
            assertThat(answer.header("permissions-policy")).as(path).contains("camera=()", "geolocation=()");
            assertThat(answer.header("content-security-policy"))
                    .as(path)
                    .contains(
                            "object-src 'none'",
                            "base-uri 'none'",
                            "frame-ancestors 'none'",
                            "form-action 'self'",
                            "default-src 'none'")
                    .doesNotContain("unsafe", "*");
            assertThat(answer.headers()).as(path).doesNotContainKeys("server", "x-powered-by");
            assertThat(answer.headers()).as(path).doesNotContainKey("access-control-allow-origin");
        }
    }

    @Test
    void scriptsRunOnlyWithTheNumberOfTheirOwnAnswer() throws IOException {
        Answer first = get("/sign-in");
        Answer second = get("/no/such/page");
        assertThat(nonce(first)).isNotEqualTo(nonce(second)).hasSizeGreaterThanOrEqualTo(22);
        for (Answer answer : List.of(first, second)) {
            assertThat(answer.body()).contains("<script nonce=\"" + nonce(answer) + "\"");
            assertThat(Pattern.compile("<script(?! nonce=)")
                            .matcher(answer.body())
                            .find())
                    .isFalse();
        }
    }

    private static String nonce(Answer answer) {
        Matcher found =
                Pattern.compile("script-src 'nonce-([^']+)';").matcher(answer.header("content-security-policy"));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void cookiesBelongToThisHostAloneAndTravelByTlsOnly() throws IOException {
        Answer page = get("/accounts");
        assertThat(page.header("set-cookie").lines())
                .anyMatch(cookie -> cookie.startsWith("__Host-asked="))
                .allSatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-")
                        .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/")
                        .doesNotContain("Domain"));
        assertThat(get("/sign-in").header("set-cookie")).contains("__Host-form-token=");
    }

    @Test
    void pagesAreNotKeptByBrowsersAndFilesAre() throws IOException {
        assertThat(get("/sign-in").header("cache-control")).contains("no-store");
        assertThat(get("/no/such/page").header("cache-control")).contains("no-store");
        assertThat(get("/xingyuan.css").header("cache-control")).contains("max-age=31536000");
    }

    @Test
    void everyPageSaysItsCharacters() throws IOException {
        assertThat(get("/sign-in").header("content-type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(get("/no/such/page").header("content-type")).isEqualTo("text/html;charset=UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "OPTIONS", "PUT", "DELETE", "PATCH", "CONNECT", "PROPFIND", "FOO"})
    void otherMethodsAreNotServed(String method) throws IOException {
        Answer answer = ask(method + " /sign-in HTTP/1.1", HOST, "X-Secret: echoed");
        assertThat(answer.status()).as(answer.body()).isIn(400, 405, 501);
        assertThat(answer.body()).doesNotContain("echoed", "Tomcat", "Exception");
    }

    @ParameterizedTest
    @CsvSource({
        "park.example, 200",
        "PARK.example, 200",
        "127.0.0.1, 200",
        "localhost, 200",
        "'[::1]', 200",
        "evil.example, 421",
        "park.example.evil.example, 421",
        "evil, 421"
    })
    void aForeignHostNameIsTurnedAway(String host, int status) throws IOException {
        Answer answer = ask("GET /sign-in HTTP/1.1", host);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("evil");
    }

    @Test
    void redirectsNameNoHost() throws IOException {
        assertThat(ask("GET /accounts HTTP/1.1", "127.0.0.1", "X-Forwarded-Host: evil.example")
                        .header("location"))
                .isEqualTo("/sign-in");
    }

    @Test
    void theProxysWordOnTheCallersAddressCounts() throws IOException {
        assertThat(searches("192.0.2.7")).containsExactly(200, 200, 429);
        assertThat(searches("192.0.2.8")).containsExactly(200, 200, 429);
        Answer refused = ask("GET /search?q=x HTTP/1.1", HOST, "X-Forwarded-For: 192.0.2.7");
        assertThat(Integer.parseInt(refused.header("retry-after"))).isBetween(1, 30);
        assertThat(refused.body()).contains("操作太频繁", "秒后再试");
    }

    @Test
    void whatACallerInventsBeforeTheProxysWordDoesNot() throws IOException {
        assertThat(List.of(
                        search("X-Forwarded-For: 10.9.9.1, 192.0.2.9"),
                        search("X-Forwarded-For: 203.0.113.2, 192.0.2.9"),
                        search("X-Forwarded-For: 203.0.113.3, 192.0.2.9")))
                .containsExactly(200, 200, 429);
    }

    private List<Integer> searches(String from) throws IOException {
        String header = "X-Forwarded-For: " + from;
        return List.of(search(header), search(header), search(header));
    }

    private int search(String header) throws IOException {
        return ask("GET /search?q=x HTTP/1.1", HOST, header).status();
    }

    @Test
    void foldersAreNotListedAndNothingOfTheProgramIsServed() throws IOException {
        for (String path : List.of(
                "/webjars/",
                "/webjars/tabler__core/",
                "/.git/config",
                "/WEB-INF/web.xml",
                "/application.yaml",
                "/..%2fapplication.yaml",
                "/messages_en.properties",
                "/%2e%2e/%2e%2e/etc/passwd")) {
            Answer answer = get(path);
            assertThat(answer.status()).as(path).isIn(400, 404);
            assertThat(answer.body()).as(path).doesNotContain("root:", "spring", "Tomcat", "Exception");
        }
    }

    @Test
    void aMessageWithTwoEndsIsNotTaken() throws IOException {
        Answer answer = ask(
                "POST /theme HTTP/1.1", HOST, "Content-Length: 4", "Content-Length: 40", "Transfer-Encoding: chunked");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("Tomcat", "Exception");
    }

    @Test
    void aBrowsersReportIsTakenWithoutForm() throws IOException {
        assertThat(ask("POST /policy-report HTTP/1.1", HOST, "Content-Length: 0")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void withoutConfigurationOnlyNamesThatNobodyOutsideAnswersForAreTaken() {
        Site site = new Site("", List.of());
        assertThat(List.of("localhost", "xingyuan", "192.0.2.1", "[2001:db8::1]"))
                .allMatch(site::answersTo);
        assertThat(List.of("evil.example", "localhost.evil.example", "1.2.3.4.evil.example"))
                .noneMatch(site::answersTo);
        assertThat(site.secure()).isFalse();
        assertThatThrownBy(() -> new Site("park.example", List.of())).hasMessageContaining("https://");
    }

    private Answer get(String path) throws IOException {
        return ask("GET " + path + " HTTP/1.1", HOST);
    }

    /** Speaks HTTP itself: a client library would mend what is crooked on purpose. */
    private Answer ask(String line, String host, String... headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            StringBuilder request = new StringBuilder(line + "\r\nHost: " + host + "\r\n");
            for (String header : headers) {
                request.append(header).append("\r\n");
            }
            socket.getOutputStream()
                    .write(request.append("Connection: close\r\n\r\n")
                            .toString()
                            .getBytes(StandardCharsets.UTF_8));
            return answer(new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)));
        }
    }

    private static Answer answer(BufferedReader in) throws IOException {
        int status = Integer.parseInt(in.readLine().split(" ", -1)[1]);
        Map<String, String> headers = new TreeMap<>();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            String[] header = line.split(": ?", 2);
            headers.merge(header[0].toLowerCase(Locale.ROOT), header[1], (a, b) -> a + "\n" + b);
        }
        StringBuilder body = new StringBuilder();
        in.lines().forEach(part -> body.append(part).append('\n'));
        return new Answer(status, headers, body.toString());
    }
}
