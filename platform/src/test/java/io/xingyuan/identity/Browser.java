package io.xingyuan.identity;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.io.UnsupportedEncodingException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A browser at one network address that keeps its cookies. */
final class Browser {

    private final MockMvcTester pages;
    private final String address;
    private final Map<String, Cookie> cookies = new LinkedHashMap<>();

    Browser(MockMvcTester pages, String address) {
        this.pages = pages;
        this.address = address;
    }

    Browser at(String other) {
        Browser moved = new Browser(pages, other);
        moved.cookies.putAll(cookies);
        return moved;
    }

    /** Where the sign-in leads. */
    String signsIn(String name, String password) {
        return posts("/sign-in", "name", name, "password", password);
    }

    /** Sends a form; where it leads, or the status. */
    String posts(String path, String... fields) {
        var request = pages.post().uri(path).with(csrf()).with(from -> {
            from.setRemoteAddr(address);
            return from;
        });
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return answer(request.cookie(cookies()).exchange());
    }

    /** Opens a page; where it leads, or the status. */
    String opens(String path) {
        return answer(pages.get().uri(path).cookie(cookies()).exchange());
    }

    Document reads(String path) throws UnsupportedEncodingException {
        return Jsoup.parse(
                pages.get().uri(path).cookie(cookies()).exchange().getResponse().getContentAsString());
    }

    /** Sends a form without fields that answers with a file. */
    String takes(String path) throws UnsupportedEncodingException {
        return pages.post()
                .uri(path)
                .with(csrf())
                .cookie(cookies())
                .exchange()
                .getResponse()
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }

    String cookie(String name) {
        Cookie cookie = cookies.get(name);
        return cookie == null ? "" : cookie.getValue();
    }

    private Cookie[] cookies() {
        cookies.putIfAbsent("language", new Cookie("language", "zh-CN"));
        return cookies.values().toArray(Cookie[]::new);
    }

    private String answer(MvcTestResult result) {
        MockHttpServletResponse response = result.getResponse();
        for (Cookie cookie : response.getCookies()) {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie);
            }
        }
        String next = response.getRedirectedUrl();
        return next == null ? String.valueOf(response.getStatus()) : next;
    }
}
