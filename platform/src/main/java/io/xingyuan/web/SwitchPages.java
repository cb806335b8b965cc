package io.xingyuan.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;

/** The switches of the top bar: language, theme, park. Each is kept in a cookie of this browser. */
@Controller
@Open
class SwitchPages {

    private static final int YEAR = Math.toIntExact(Duration.ofDays(365).toSeconds());

    private final LocaleResolver locales;

    SwitchPages(LocaleResolver locales) {
        this.locales = locales;
    }

    @PostMapping("/language")
    String language(
            @RequestParam String language,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        locales.setLocale(request, response, "en".equals(language) ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE);
        return "redirect:" + Back.to(back);
    }

    @PostMapping("/theme")
    String theme(
            @RequestParam String theme,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        Cookies.set(request, response, Shell.THEME_COOKIE, "dark".equals(theme) ? "dark" : "light", YEAR);
        return "redirect:" + Back.to(back);
    }

    @PostMapping("/park")
    String park(
            @RequestParam(defaultValue = "") String park,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        Cookies.set(request, response, Shell.PARK_COOKIE, park.matches("[A-Za-z0-9-]{0,60}") ? park : "", YEAR);
        return "redirect:" + Back.to(back);
    }
}
