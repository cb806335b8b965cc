package io.xingyuan.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Follows every kind of link that each role of the demo can see. The browser opens the first page of a kind, so that
 * its scripts run and may complain; of the others the links are read as the server sends them.
 */
@Journey
class CrawlJourneyTests {

    private static final int MOST = 120;
    private static final int OF_A_KIND = 2;

    /** Of all roles. */
    private static final Set<String> RENDERED = ConcurrentHashMap.newKeySet();

    private final Deque<String> open = new ArrayDeque<>(List.of("/"));
    private final Set<String> seen = new HashSet<>(open);
    private final Map<String, Integer> kinds = new HashMap<>();
    private final Map<String, String> dead = new TreeMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"访客", "政策专员", "首席服务专员", "园区领导", "示例影像", "范例微创导管", "招商经理", "系统管理员", "审计管理员"})
    void noLinkIsDead(String role, Person person) {
        if (!"访客".equals(role)) {
            person.signsInAs(role);
        }
        int visited = 0;
        while (!open.isEmpty() && visited < MOST) {
            String path = next();
            if (kinds.merge(kind(path), 1, Integer::sum) <= OF_A_KIND) {
                visit(person, path);
                visited++;
            }
        }
        assertThat(dead).isEmpty();
        assertThat(visited).isGreaterThan(5);
    }

    /** A page of a kind that was not seen yet, if there is one: the most must not run out before all kinds were seen. */
    private String next() {
        String path = open.stream()
                .filter(each -> !kinds.containsKey(kind(each)))
                .findFirst()
                .orElseGet(open::element);
        open.remove(path);
        return path;
    }

    private void visit(Person person, String path) {
        boolean page =
                !path.matches(".*(\\.xlsx|\\.csv|\\.pdf|\\.zip|\\.yaml|\\.dmn|/paper|/attachments/[0-9a-f-]+)(\\?.*)?");
        if (page && RENDERED.add(kind(path))) {
            int status = person.status(path);
            follow(path, status, Jsoup.parse(person.page.content()));
        } else {
            APIResponse answer = person.page.request().get(path);
            follow(path, answer.status(), page ? Jsoup.parse(answer.text()) : new Document(path));
            answer.dispose();
        }
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
