package io.xingyuan.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * 提示: what the next page says once about what was just done.
 *
 * @param kind {@code ok}, {@code near} or {@code bad}
 * @param text already in the reader's language
 */
public record Flash(String kind, String text) {

    private static final String KEY = Flash.class.getName();

    /** It worked. */
    public static void done(RedirectAttributes next, String text) {
        next.addFlashAttribute(KEY, new Flash("ok", text));
    }

    /** It worked, but something wants attention. */
    public static void warn(RedirectAttributes next, String text) {
        next.addFlashAttribute(KEY, new Flash("near", text));
    }

    static Optional<Flash> in(HttpServletRequest request) {
        Map<String, ?> flashed = RequestContextUtils.getInputFlashMap(request);
        return flashed != null && flashed.get(KEY) instanceof Flash flash ? Optional.of(flash) : Optional.empty();
    }
}
