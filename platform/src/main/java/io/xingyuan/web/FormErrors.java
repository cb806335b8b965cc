package io.xingyuan.web;

import static io.xingyuan.web.Texts.t;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.web.servlet.ModelAndView;

/**
 * 表单错误: what is wrong with a form, by field, in the reader's language.
 *
 * <p>The one way to answer wrong input: the same page again, what was typed still in it, status 422.
 *
 * @param byField in the order of the form; the key {@code ""} holds what concerns the form as a whole
 */
public record FormErrors(Map<String, String> byField) {

    public static final FormErrors NONE = new FormErrors(Map.of());

    public static FormErrors of(BindingResult binding) {
        Map<String, String> messages = new LinkedHashMap<>();
        for (ObjectError error : binding.getAllErrors()) {
            String field = error instanceof FieldError at ? at.getField() : "";
            messages.putIfAbsent(field, message(error));
        }
        return new FormErrors(messages);
    }

    /** One mistake that no constraint could see, such as a code that is taken. */
    public static FormErrors at(String field, String message) {
        return new FormErrors(Map.of(field, message));
    }

    public boolean any() {
        return !byField.isEmpty();
    }

    public @Nullable String on(String field) {
        return byField.get(field);
    }

    /** The same view again with status 422; the model gets {@code form} and {@code errors}. */
    public ModelAndView show(String view, Object form) {
        return new ModelAndView(view, HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("form", form)
                .addObject("errors", this);
    }

    private static String message(ObjectError error) {
        String code = String.valueOf(error.getCode());
        return code.startsWith("typeMismatch") ? t("请按格式填写。") : t(String.valueOf(error.getDefaultMessage()));
    }
}
