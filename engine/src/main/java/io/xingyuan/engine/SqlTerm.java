package io.xingyuan.engine;

/**
 * SQL 式: an expression on its way into a query.
 *
 * @param stage the first of the nested selects of {@link SqlStages} in which it can stand
 * @param plain whether it is a name or constant, which may be repeated at no cost
 */
record SqlTerm(String text, int stage, boolean plain) {

    static SqlTerm constant(String text) {
        return new SqlTerm(text, 0, true);
    }

    /** A template with {@code %s} for each part, a term or a piece of text. */
    static SqlTerm of(String template, Object... parts) {
        int stage = 0;
        var texts = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] instanceof SqlTerm term) {
                stage = Math.max(stage, term.stage);
                texts[i] = term.text;
            } else {
                texts[i] = parts[i];
            }
        }
        return new SqlTerm(template.formatted(texts), stage, false);
    }
}
