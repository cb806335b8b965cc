package io.xingyuan.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Follows every kind of link that each role of the demo can see. The browser opens the first page of a kind, so that
 * its scripts run and may complain; of the others the links are read as the server sends them, several at a time. An
 * enterprise's administrator opens every kind on a phone, where no page may scroll sideways.
 */
@Journey
class CrawlJourneyTests {

    private static final int MOST = 120;
    private static final int OF_A_KIND = 2;
    private static final int AT_ONCE = 4;
    private static final String ON_A_PHONE = "示例影像";

    /** Of all roles. */
    private static final Set<String> RENDERED = ConcurrentHashMap.newKeySet();

    private final Deque<String> open = new ArrayDeque<>(List.of("/"));
    private final Set<String> seen = new HashSet<>(open);
    private final Map<String, Integer> kinds = new HashMap<>();
    private final Map<String, String> dead = new TreeMap<>();
    private final Set<String> drawn = new HashSet<>();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    @ParameterizedTest
    @ValueSource(strings = {"访客", "政策专员", "首席服务专员", "园区领导", "示例影像", "范例微创导管", "招商经理", "系统管理员", "审计管理员"})
    void noLinkIsDead(String role, Person person) {
        if (!"访客".equals(role)) {
            person.signsInAs(role);
        }
        if (ON_A_PHONE.equals(role)) {
            person.onAPhone();
        }
        int visited = 0;
        while (!open.isEmpty() && visited < MOST) {
            List<String> some = next(Math.min(AT_ONCE, MOST - visited));
            visit(person, some, ON_A_PHONE.equals(role));
            visited += some.size();
        }
        assertThat(dead).isEmpty();
        assertThat(visited).isGreaterThan(5);
    }

    /** Pages of kinds that were not seen yet come first: the most must not run out before all kinds were seen. */
    private List<String> next(int most) {
        List<String> some = new ArrayList<>();
        while (!open.isEmpty() && some.size() < most) {
            String path = open.stream()
                    .filter(each -> !kinds.containsKey(kind(each)))
                    .findFirst()
                    .orElseGet(open::element);
            open.remove(path);
            if (kinds.merge(kind(path), 1, Integer::sum) <= OF_A_KIND) {
                some.add(path);
            }
        }
        return some;
    }

    private void visit(Person person, List<String> some, boolean onAPhone) {
        Map<String, CompletableFuture<HttpResponse<byte[]>>> asked = new LinkedHashMap<>();
        for (String path : some) {
            boolean first = onAPhone ? drawn.add(kind(path)) : RENDERED.add(kind(path));
            if (!page(path) || !first) {
                asked.put(path, http.sendAsync(person.request(path), BodyHandlers.ofByteArray()));
            }
        }
        for (String path : some) {
            if (!asked.containsKey(path)) {
                int status = person.status(path);
                follow(path, status, Jsoup.parse(person.page.content()));
                if (onAPhone) {
                    person.fits();
                }
            }
        }
        asked.forEach((path, waiting) -> {
            HttpResponse<byte[]> answer = waiting.join();
            follow(
                    path,
                    answer.statusCode(),
                    page(path) ? Jsoup.parse(new String(answer.body(), StandardCharsets.UTF_8)) : new Document(path));
        });
    }

    private static boolean page(String path) {
        return !path.matches(".*(\\.xlsx|\\.csv|\\.pdf|\\.zip|\\.yaml|\\.dmn|/paper|/attachments/[0-9a-f-]+)(\\?.*)?");
    }

    private void follow(String from, int status, Document page) {
        if (status >= 400) {
            dead.put(from, String.valueOf(status));
            return;
        }
        for (String link : page.select("a[href]").eachAttr("href")) {
            if (link.startsWith("#")) {
                if (link.length() > 1 && page.getElementById(link.substring(1)) == null) {
                    dead.put(from + link, "no such place");
                }
            } else if (link.startsWith("/") && seen.add(link.replaceAll("#.*", ""))) {
                open.add(link.replaceAll("#.*", ""));
            } else if (link.startsWith("?") && seen.add(from.replaceAll("\\?.*", "") + link)) {
                open.add(from.replaceAll("\\?.*", "") + link);
            }
        }
    }

    /** Pages of one kind differ only in ids and in what the parameters say. */
    private static String kind(String path) {
        String[] parts = path.split("\\?", 2);
        String names = parts.length == 1
                ? ""
                : Arrays.stream(parts[1].split("&", -1))
                        .map(parameter -> parameter.replaceAll("=.*", ""))
                        .sorted()
                        .distinct()
                        .collect(Collectors.joining("&"));
        return parts[0].replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "*")
                        .replaceAll("(/policies(/[^/]+)?)/[^/]+$", "$1/*")
                        .replaceAll("/studio/[^/]+", "/studio/*")
                + "?" + names;
    }
}
