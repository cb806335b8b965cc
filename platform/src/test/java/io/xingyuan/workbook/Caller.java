package io.xingyuan.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Somebody who uses a platform over HTTP, with cookies and the tokens of its forms. */
public final class Caller implements AutoCloseable {

    private static final String BOUNDARY = "----boundary-of-a-sample-file";

    private final URI home;
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private String token = "";

    private Caller(URI home) {
        this.home = home;
    }

    /** Signs in with the card of the demonstration that carries this text. */
    public static Caller signedIn(URI home, String role) throws IOException {
        Caller caller = new Caller(home);
        String card = caller.page("/sign-in").select("form[action^=/sign-in/as/]").stream()
                .filter(form -> form.text().contains(role))
                .findFirst()
                .orElseThrow()
                .attr("action");
        if (caller.post(card, Map.of()).statusCode() != 302) {
            throw new IOException("not signed in: " + card);
        }
        caller.page("/imports");
        return caller;
    }

    /** Somebody who has not signed in. */
    public static Caller guest(URI home) {
        return new Caller(home);
    }

    /** The answer to opening a page; a file comes as the text that it is not. */
    public HttpResponse<String> get(String path) throws IOException {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(home.resolve(path)).build());
        keepToken(Jsoup.parse(answer.body()));
        return answer;
    }

    /** Sends what stands in a form of an open page, with some of its fields changed. */
    public HttpResponse<String> submit(Element form, Map<String, String> changes) throws IOException {
        return post(form.attr("action"), fields(form, changes));
    }

    /** The same for a form that only asks. */
    public HttpResponse<String> query(Element form, Map<String, String> changes) throws IOException {
        return get(form.attr("action") + "?" + encoded(fields(form, changes)));
    }

    private static Map<String, String> fields(Element form, Map<String, String> changes) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Element field : form.select("[name]")) {
            boolean off = field.is("input[type=checkbox]:not([checked]), input[type=radio]:not([checked]), button");
            if (!off && !field.is("input[type=file]")) {
                fields.put(
                        field.attr("name"),
                        field.is("select")
                                ? field.select("option[selected]").val()
                                : field.is("textarea") ? field.wholeText() : field.val());
            }
        }
        fields.putAll(changes);
        fields.remove("_csrf");
        return fields;
    }

    /** Opens a page and keeps the token of its forms. */
    public Document page(String path) throws IOException {
        return Jsoup.parse(get(path).body());
    }

    private void keepToken(Document page) {
        Element field = page.selectFirst("input[name=_csrf]");
        if (field != null) {
            token = field.val();
        }
    }

    public HttpResponse<String> post(String path, Map<String, String> fields) throws IOException {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_csrf", token);
        String body = encoded(all);
        return send(HttpRequest.newBuilder(home.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    HttpResponse<String> upload(String kind, byte[] workbook) throws IOException {
        var body = new ByteArrayOutputStream();
        for (var field :
                Map.of("_csrf", token, "kind", kind, "allOrNone", "true").entrySet()) {
            body.writeBytes(part("name=\"" + field.getKey() + "\"\r\n\r\n" + field.getValue() + "\r\n"));
        }
        body.writeBytes(part("name=\"file\"; filename=\"sample.xlsx\"\r\nContent-Type: application/zip\r\n\r\n"));
        body.writeBytes(workbook);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(home.resolve("/imports"))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    }

    private static byte[] part(String text) {
        return ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + text).getBytes(StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return client.send(bounded(request), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Nobody waits for ever, not even for a platform whose database is away. */
    private static HttpRequest bounded(HttpRequest request) {
        return HttpRequest.newBuilder(request, (name, value) -> true)
                .timeout(Duration.ofMinutes(2))
                .build();
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
