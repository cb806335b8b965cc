package io.xingyuan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.xingyuan.workbook.Caller;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many people save the same thing at once: one wins, the others are told and keep what they typed. */
class RaceTests {

    private static final int RACERS = 32;

    @ParameterizedTest
    @CsvSource({
        "/edit, address",
        "/products/, name",
        "/projects/, name",
        "/qualifications/, issuer",
        "/contacts/, position"
    })
    void oneWins(String kind, String field) throws Exception {
        try (Caller officer = Caller.signedIn(Platform.running().home(), "政策专员")) {
            String path = form(officer, kind);
            Element form = Jsoup.parse(officer.get(path).body())
                    .expectFirst("main form[method=post]:has([name=" + field + "])");
            List<HttpResponse<String>> answers = race(officer, form, field);

            assertThat(answers).filteredOn(answer -> answer.statusCode() == 302).hasSize(1);
            for (int racer = 0; racer < RACERS; racer++) {
                HttpResponse<String> answer = answers.get(racer);
                if (answer.statusCode() != 302) {
                    assertThat(answer.statusCode()).isEqualTo(409);
                    assertThat(Jsoup.parse(answer.body())
                                    .expectFirst("main form [name=" + field + "]")
                                    .val())
                            .isEqualTo(typed(racer));
                }
            }
        }
    }

    /** The address of the first form of this kind. */
    private static String form(Caller officer, String kind) throws IOException {
        Document list = officer.page("/enterprises?q=示例");
        for (Element link : list.select("td.actions a[href$=/edit]")) {
            String edit = link.attr("href");
            if (kind.equals("/edit")) {
                return edit;
            }
            Document file = officer.page(edit.replaceAll("/edit$", ""));
            List<String> places = new ArrayList<>(
                    List.of(file.select("a[href*=" + kind + "][href$=/edit]").attr("href")));
            for (Element subject : file.select("a[href*=/subjects/]")) {
                places.add(officer.page(subject.attr("href"))
                        .select("a[href*=" + kind + "][href$=/edit]")
                        .attr("href"));
            }
            places.removeIf(String::isEmpty);
            if (!places.isEmpty()) {
                return places.getFirst();
            }
        }
        throw new AssertionError("no form of " + kind);
    }

    private static List<HttpResponse<String>> race(Caller officer, Element form, String field) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService racers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> running = IntStream.range(0, RACERS)
                    .mapToObj(racer -> racers.submit((Callable<HttpResponse<String>>) () -> {
                        start.await();
                        return officer.submit(form, Map.of(field, typed(racer)));
                    }))
                    .toList();
            start.countDown();
            List<HttpResponse<String>> answers = new ArrayList<>();
            for (Future<HttpResponse<String>> each : running) {
                answers.add(each.get());
            }
            return answers;
        }
    }

    private static String typed(int racer) {
        return "示例选手" + racer;
    }
}
