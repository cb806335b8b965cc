package io.xingyuan.kernel;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * 拒绝: a rule of the house says no; shown with status 409.
 *
 * <p>The pattern is a Chinese sentence for the person who asked, with {@code {0}} where a figure or a name goes; pages
 * translate it. What is kept or logged is {@link #getMessage}, in Chinese.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String pattern;
    private final transient List<String> arguments;
    private final String field;

    public Refusal(String pattern, Object... arguments) {
        this("", pattern, Arrays.stream(arguments).map(String::valueOf).toList());
    }

    private Refusal(String field, String pattern, List<String> arguments) {
        super(arguments.isEmpty() ? pattern : new MessageFormat(pattern, Locale.ROOT).format(arguments.toArray()));
        this.field = field;
        this.pattern = pattern;
        this.arguments = arguments;
    }

    /** The same about one field of the form that was sent. */
    public Refusal at(String name) {
        return new Refusal(name, pattern, arguments);
    }

    /** The name of the field that it is about; empty for the whole. */
    public String field() {
        return field;
    }

    public String pattern() {
        return pattern;
    }

    /** As they are written, figures without separators. */
    public List<String> arguments() {
        return arguments;
    }
}
