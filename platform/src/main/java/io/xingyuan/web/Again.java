package io.xingyuan.web;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * 再填: a form that a rule turned down, on its page again: which one, what was typed, and why not. The controller of the
 * page names the page in its exception handler for {@link Refusal}; the fields and dialogs of the page read this.
 *
 * @param action the address that the form was sent to; empty when none was turned down
 */
public record Again(String action, Map<String, List<String>> typed, FormErrors errors) {

    private static final String KEY = Again.class.getName();
    private static final Again NOTHING = new Again("", Map.of(), FormErrors.NONE);

    /** The page again, with status 409. */
    public static ModelAndView show(Refusal refusal, ModelAndView page) {
        HttpServletRequest request = Shell.request();
        String query = request.getQueryString();
        Map<String, List<String>> typed = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> typed.put(name, List.of(values)));
        request.setAttribute(
                KEY,
                new Again(
                        request.getRequestURI() + (query == null ? "" : "?" + query),
                        typed,
                        FormErrors.at(refusal.field(), t(refusal))));
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }

    /** A part of the address, as the page's mapping calls it; empty where it has none. */
    public static String variable(String name) {
        return Shell.request().getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> all
                        && all.get(name) instanceof String value
                ? value
                : "";
    }

    /** What was turned down in this request. */
    public static Again now() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                        && attributes.getRequest().getAttribute(KEY) instanceof Again again
                ? again
                : NOTHING;
    }

    public boolean at(String form) {
        return action.equals(form);
    }

    /** What stands in a field of a form: what was typed there, or else what it begins with. */
    public String typed(String form, String field, String otherwise) {
        return at(form) && typed.containsKey(field) ? typed.get(field).getFirst() : otherwise;
    }

    /** Whether a box of a form is ticked. */
    public boolean ticked(String form, String field, String value, boolean otherwise) {
        return at(form) ? typed.getOrDefault(field, List.of()).contains(value) : otherwise;
    }

    /** What is wrong with a form. */
    public FormErrors errors(String form) {
        return at(form) ? errors : FormErrors.NONE;
    }
}
