package io.xingyuan.engine;

import org.jspecify.annotations.Nullable;

/**
 * 事实列的表头, e.g. {@code 营业收入[2024](万元)}.
 *
 * @param definition null for a column that is no fact
 * @param unit what a bare number in this column is counted in; empty when every cell says so itself
 */
record FactHeader(String text, @Nullable FactDefinition definition, int year, String unit) {

    /** @throws IllegalArgumentException with a Chinese message */
    static FactHeader parse(String text, FactDictionary dictionary, int referenceYear) {
        String rest = text.strip().replace('（', '(').replace('）', ')');
        String unit = "";
        if (rest.endsWith(")") && rest.indexOf('(') > 0) {
            unit = rest.substring(rest.indexOf('(') + 1, rest.length() - 1);
            rest = rest.substring(0, rest.indexOf('('));
        }
        Integer written = null;
        if (rest.endsWith("]") && rest.indexOf('[') > 0) {
            written = FactsReader.year(rest.substring(rest.indexOf('[') + 1, rest.length() - 1));
            if (written == null) {
                throw new IllegalArgumentException("表头“" + Form.brief(text) + "”的年份应如 [2024] 或 [-1]");
            }
            rest = rest.substring(0, rest.indexOf('['));
        }
        String name = rest;
        FactDefinition definition = dictionary
                .byName(name)
                .or(() -> dictionary.byCode(name))
                .orElseThrow(() -> new IllegalArgumentException("字典里没有“" + Form.brief(name) + "”"
                        + Spelling.hint(
                                name,
                                dictionary.all().stream()
                                        .map(FactDefinition::name)
                                        .toList())));
        if (definition.derived() != null) {
            throw new IllegalArgumentException("“" + name + "”由别的事实推出，不必填报");
        }
        if (written != null && definition.period() == Period.NONE) {
            throw new IllegalArgumentException("“" + name + "”不是按年的事实");
        }
        return new FactHeader(text, definition, year(definition, written, referenceYear), unit);
    }

    private static int year(FactDefinition definition, @Nullable Integer written, int referenceYear) {
        if (definition.period() == Period.NONE) {
            return Facts.NO_YEAR;
        }
        if (written == null) {
            return referenceYear;
        }
        return written >= Expr.Year.FIRST_ABSOLUTE ? written : referenceYear + written;
    }
}
