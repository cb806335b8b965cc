package io.xingyuan.faults;

import io.xingyuan.workbook.Caller;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * 漫步: somebody of one role who follows links and sends forms at random, and on an error page does the same once more.
 * A page that fails without saying so in words is a fault of the house, and so is one that never comes.
 */
final class Walk implements Runnable {

    /** With two of a hundred statements struck, a page that asks a hundred of them gets through once in eight tries. */
    private static final int ATTEMPTS = 120;

    private static final int LONGEST = 400;
    private static final Pattern APOLOGY = Pattern.compile("参考编号 \\S+|系统正忙|磁盘空间不足");
    private static final Pattern LEFT_OUT = Pattern.compile("/sign-.*|/demo/.*|.*\\.pdf|/webjars/.*");

    private final URI home;
    private final String role;
    private final int steps;
    private final Random random;
    private final Queue<String> complaints;
    private final AtomicInteger errors;
    private final List<String> links = new ArrayList<>(List.of("/"));

    Walk(URI home, String role, int steps, long seed, Queue<String> complaints, AtomicInteger errors) {
        this.home = home;
        this.role = role;
        this.steps = steps;
        this.random = new Random(seed);
        this.complaints = complaints;
        this.errors = errors;
    }

    static Queue<String> complaints() {
        return new ConcurrentLinkedQueue<>();
    }

    @Override
    public void run() {
        try (Caller caller = signedIn()) {
            for (int step = 0; step < steps; step++) {
                step(caller);
            }
        } catch (IOException broken) {
            complaints.add(role + ": " + broken);
        }
    }

    private Caller signedIn() throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return Caller.signedIn(home, role);
            } catch (IOException | RuntimeException refused) {
                errors.incrementAndGet();
                if (attempt == ATTEMPTS) {
                    throw new IOException("not signed in", refused);
                }
            }
        }
    }

    private void step(Caller caller) throws IOException {
        String path = links.get(random.nextInt(links.size()));
        HttpResponse<String> answer = again(path, () -> caller.get(path));
        if (answer.statusCode() != 200) {
            return;
        }
        Document page = Jsoup.parse(answer.body());
        keepLinks(page);
        List<Element> forms = page.select("main form[method=post]").stream()
                .filter(form -> !LEFT_OUT.matcher(form.attr("action")).matches())
                .toList();
        if (!forms.isEmpty() && random.nextInt(3) > 0) {
            Element form = forms.get(random.nextInt(forms.size()));
            Map<String, String> typed = typed(form);
            String where = path + " → " + form.attr("action");
            again(where, () -> caller.submit(form, typed));
        }
    }

    private void keepLinks(Document page) {
        page.select("a[href^=/]").stream()
                .map(link -> link.attr("href").replaceAll("#.*", ""))
                .filter(link -> !LEFT_OUT.matcher(link).matches() && !links.contains(link))
                .forEach(links::add);
        while (links.size() > LONGEST) {
            links.remove(1 + random.nextInt(links.size() - 1));
        }
    }

    private Map<String, String> typed(Element form) {
        Map<String, String> typed = new HashMap<>();
        for (Element field : form.select("input[type=text], input:not([type]), textarea")) {
            if (random.nextBoolean()) {
                typed.put(field.attr("name"), field.val().isEmpty() ? "" + random.nextInt(1, 3_000) : field.val());
            }
        }
        for (Element field : form.select("select")) {
            List<Element> options = field.select("option");
            if (!options.isEmpty()) {
                typed.put(
                        field.attr("name"),
                        options.get(random.nextInt(options.size())).val());
            }
        }
        return typed;
    }

    private interface Request {
        HttpResponse<String> send() throws IOException;
    }

    private HttpResponse<String> again(String what, Request request) throws IOException {
        for (int attempt = 1; ; attempt++) {
            HttpResponse<String> answer = request.send();
            if (answer.statusCode() < 500) {
                return answer;
            }
            errors.incrementAndGet();
            if (!APOLOGY.matcher(answer.body()).find()) {
                complaints.add(role + " " + what + ": " + answer.statusCode() + " without a word");
            }
            if (attempt == ATTEMPTS) {
                complaints.add(role + " " + what + ": " + answer.statusCode() + " again and again");
                return answer;
            }
        }
    }
}
