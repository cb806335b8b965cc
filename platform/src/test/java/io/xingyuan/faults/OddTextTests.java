package io.xingyuan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.xingyuan.workbook.Caller;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Odd text in every text field of every form that a role can reach: taken as it is, or refused at the field. */
class OddTextTests {

    private static final Set<Integer> ANSWERS = Set.of(200, 302, 303, 409, 422);
    private static final int LONGEST_ADDRESS = 2_000;
    private static final int MOST_PAGES = Integer.getInteger("pages", 40);
    private static final Pattern LEFT_OUT = Pattern.compile(
            "/sign-.*|/demo/.*|.*\\.(xlsx|pdf)(\\?.*)?|.*/paper(\\?.*)?|/webjars/.*|/theme|/language|/park");
    private static final String FIELDS = "input[type=text], input[type=search], input[type=email], input[type=tel],"
            + " input[type=date], input[type=number], input:not([type]), input[type=hidden], textarea";

    private static final List<String> ODD = List.of(
            "𠮷䶮",
            "１２３．５",
            "👩‍🔬🇨🇳",
            "甲\r\n乙",
            "零\u0000字",
            "\u202E反\u200B",
            "'; drop table x; -- <b>&amp;\"",
            "${7*7} {{7*7}} %s %00",
            "长".repeat(10_000));

    private final List<String> complaints = new ArrayList<>();
    private int sent;

    /** A form and the page on which it stands. */
    private record Found(String page, String action) {}

    @ParameterizedTest
    @CsvSource({"政策专员, 25", "示例影像, 10"})
    void everyFieldTakesItOrSaysWhyNot(String role, int fewest) throws IOException {
        try (Caller caller = Caller.signedIn(Platform.running().home(), role)) {
            List<Found> forms = forms(caller);
            for (Found found : forms) {
                fill(caller, found);
            }
            System.out.printf(
                    "odd text: %s, %d forms, %d submissions, %d complaints%n",
                    role, forms.size(), sent, complaints.size());
            assertThat(complaints).isEmpty();
            assertThat(sent).isGreaterThan(fewest * ODD.size() / 2);
        }
    }

    /** One form of each kind, found by following one link of each kind. */
    private static List<Found> forms(Caller caller) throws IOException {
        Map<String, Found> forms = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of("/"));
        Set<String> kinds = new HashSet<>();
        for (int visited = 0; !open.isEmpty() && visited < MOST_PAGES; visited++) {
            String path = open.remove();
            HttpResponse<String> answer = caller.get(path);
            if (answer.statusCode() != 200) {
                continue;
            }
            Document page = Jsoup.parse(answer.body());
            page.select("main form").stream()
                    .filter(form -> !form.select(FIELDS).isEmpty())
                    .filter(form -> !LEFT_OUT.matcher(form.attr("action")).matches())
                    .forEach(form -> forms.putIfAbsent(
                            kind(form.attr("action")) + form.attr("method"), new Found(path, form.attr("action"))));
            page.select("a[href^=/]").stream()
                    .map(link -> link.attr("href").replaceAll("#.*", ""))
                    .filter(link -> !LEFT_OUT.matcher(link).matches() && kinds.add(kind(link)))
                    .forEach(open::add);
        }
        return List.copyOf(forms.values());
    }

    private static String kind(String path) {
        return path.replaceAll("\\?.*", "")
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "*")
                .replaceAll("(/policies(/[^/]+)?)/[^/]+$", "$1/*")
                .replaceAll("/facts/\\*/[^/]+", "/facts/*/*");
    }

    private void fill(Caller caller, Found found) throws IOException {
        Element shown = form(caller, found);
        if (shown == null) {
            return;
        }
        for (Element field : shown.select(FIELDS)) {
            String name = field.attr("name");
            if (!name.isEmpty() && !name.equals("_csrf")) {
                for (String odd : ODD) {
                    fill(caller, found, name, odd);
                }
            }
        }
    }

    private void fill(Caller caller, Found found, String field, String odd) throws IOException {
        Element form = form(caller, found);
        if (form == null) {
            return;
        }
        sent++;
        HttpResponse<String> answer = "post".equalsIgnoreCase(form.attr("method"))
                ? caller.submit(form, Map.of(field, odd))
                : caller.query(form, Map.of(field, odd));
        boolean hidden = form.select("input[type=hidden][name=" + field + "]").size() > 0;
        boolean tooLong = !"post".equalsIgnoreCase(form.attr("method")) && odd.length() > LONGEST_ADDRESS;
        boolean answered = ANSWERS.contains(answer.statusCode())
                || (hidden && (answer.statusCode() == 400 || answer.statusCode() == 404))
                || (tooLong && answer.statusCode() == 400);
        String where = found.page() + " " + field + " “" + (odd.length() > 30 ? odd.length() : odd) + "”: ";
        if (!answered) {
            complaints.add(where + answer.statusCode());
        } else if (answer.statusCode() < 400 && answer.statusCode() >= 300) {
            compare(caller, found, field, form, odd, where);
        }
    }

    private void compare(Caller caller, Found found, String field, Element before, String odd, String where)
            throws IOException {
        Element after = form(caller, found);
        Element now = after == null ? null : after.selectFirst("[name=" + field + "]");
        Element was = before.selectFirst("[name=" + field + "]");
        if (now == null || was == null || now.is("[type=hidden]") || value(now).equals(value(was))) {
            return;
        }
        String expected = odd.replace("\u0000", "").strip();
        if (!value(now)
                .replace("\r", "")
                .replace("\n", "")
                .equals(expected.replace("\r", "").replace("\n", ""))) {
            complaints.add(where + "came back as “" + value(now) + "”");
        }
    }

    private static String value(Element field) {
        return field.is("textarea") ? field.wholeText() : field.val();
    }

    private static @Nullable Element form(Caller caller, Found found) throws IOException {
        return Jsoup.parse(caller.get(found.page()).body()).select("main form").stream()
                .filter(form -> form.attr("action").equals(found.action()))
                .filter(form -> !form.select(FIELDS).isEmpty())
                .findFirst()
                .orElse(null);
    }
}
