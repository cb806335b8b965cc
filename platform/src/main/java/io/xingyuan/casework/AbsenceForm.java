package io.xingyuan.casework;

import org.jspecify.annotations.Nullable;

/**
 * 外出委托表单.
 *
 * @param to account and role of the delegate, parted by a blank
 */
record AbsenceForm(
        @Nullable String to,
        @Nullable String from,
        @Nullable String until) {

    static final AbsenceForm EMPTY = new AbsenceForm("", "", "");

    static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
