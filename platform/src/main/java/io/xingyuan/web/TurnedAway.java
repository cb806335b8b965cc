package io.xingyuan.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/**
 * Answers what the firewall turns away before any page is asked: a method that nobody serves, a foreign host, a crooked
 * path. The first two need nothing from the house, for a foreign host would not get it either.
 */
final class TurnedAway implements RequestRejectedHandler {

    /** The look of the house for pages that get no file of it. */
    private static final String STYLE = """
            :root{color-scheme:light dark;font:16px/1.6 "PingFang SC","HarmonyOS Sans SC","Microsoft YaHei",\
            "Noto Sans CJK SC",system-ui,sans-serif}
            body{max-width:36rem;margin:15vh auto 0;padding:0 1rem}
            h1{font-size:1.5rem;border-inline-start:4px solid #b4532a;padding-inline-start:.75rem}
            [lang=en]{opacity:.75}""";

    private static final String POLICY =
            "default-src 'none'; style-src 'sha256-" + hash(STYLE) + "'; base-uri 'none'; frame-ancestors 'none'";

    private final Site site;

    TurnedAway(Site site) {
        this.site = site;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException cause)
            throws IOException {
        Incidents.note("turned away", request, String.valueOf(cause.getMessage()));
        if (!Security.METHODS.contains(request.getMethod())) {
            response.setHeader("Allow", String.join(", ", Security.METHODS));
            say(response, HttpStatus.METHOD_NOT_ALLOWED, "不支持这种请求", "请从菜单进入相应页面。", "This method is not served.");
        } else if (!site.answersTo(request.getServerName())) {
            say(
                    response,
                    HttpStatus.MISDIRECTED_REQUEST,
                    "这个域名没有登记",
                    "请用登记过的地址访问；管理员可用 XINGYUAN_ADDRESS 登记域名，见运行手册。",
                    "This host name is not configured; see XINGYUAN_ADDRESS in the operations manual.");
        } else {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST); // the house's own people get the house's page
        }
    }

    private static void say(
            HttpServletResponse response, HttpStatus status, String title, String chinese, String english)
            throws IOException {
        response.setStatus(status.value());
        response.setHeader(ContentPolicy.HEADER, POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("text/html;charset=UTF-8");
        String page = """
                <!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width,initial-scale=1"><title>%1$s · 杏园</title><style>%4$s</style></head>
                <body><h1>%1$s</h1><p>%2$s</p><p lang="en">%3$s</p></body></html>
                """.formatted(title, chinese, english, STYLE);
        response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(String style) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
