package io.xingyuan.web;

import io.xingyuan.kernel.Refusal;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * 界面文字: Chinese is the source language and the key; English comes from {@code messages_en.properties}.
 *
 * <p>Pages import {@link #t} statically. {@code {0}} in a text is replaced as in {@link MessageFormat}.
 */
public final class Texts {

    private static final ResourceBundle ENGLISH = ResourceBundle.getBundle("messages", Locale.ENGLISH);

    private Texts() {}

    /** The text in the language of the current request. */
    public static String t(String chinese, Object... arguments) {
        String pattern = english() ? inEnglish(chinese) : chinese;
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, Locale.ROOT).format(arguments);
    }

    /** A refusal in the language of the current request, and so are the words of the house among its arguments. */
    public static String t(Refusal refusal) {
        Object[] arguments = refusal.arguments().stream().map(Texts::words).toArray();
        return t(refusal.pattern(), arguments);
    }

    /** A word of the house, or several with 、 between them. */
    private static String words(String argument) {
        List<String> listed = List.of(argument.split("、"));
        List<String> said = listed.stream().map(word -> t(word)).toList();
        return said.equals(listed) ? argument : String.join(", ", said);
    }

    /** Whether the current request wants English. */
    public static boolean english() {
        return Locale.ENGLISH
                .getLanguage()
                .equals(LocaleContextHolder.getLocale().getLanguage());
    }

    private static String inEnglish(String chinese) {
        try {
            return ENGLISH.getString(chinese);
        } catch (MissingResourceException untranslated) {
            return chinese;
        }
    }
}
