package io.xingyuan.engine;

import org.jspecify.annotations.Nullable;

/**
 * 参数的种类.
 *
 * @param form single value, list of codes or table of tiers
 * @param type of the value; CODE for lists, null for tables
 * @param unit counting unit of a whole number
 */
record ParameterKind(Form form, @Nullable FactType type, String unit) {

    /** 形式. */
    enum Form {
        SINGLE("单值"),
        CODES("名单"),
        TIERS("分段表");

        final String label;

        Form(String label) {
            this.label = label;
        }
    }
}
