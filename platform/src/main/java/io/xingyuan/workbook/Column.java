package io.xingyuan.workbook;

import java.util.List;

/**
 * 工作簿的列: one column that an import reads.
 *
 * @param name the heading, Chinese; unique in its sheet
 * @param note what belongs into it; shown as a comment on the heading
 * @param choices what the drop-down list offers; empty for free input
 * @param date whether a bare number in a cell is a day of the workbook's calendar
 */
public record Column(String name, String note, boolean required, List<String> choices, boolean date) {

    public Column {
        choices = List.copyOf(choices);
    }

    public static Column required(String name, String note) {
        return new Column(name, note, true, List.of(), false);
    }

    public static Column optional(String name, String note) {
        return new Column(name, note, false, List.of(), false);
    }

    public Column choosing(List<String> offered) {
        return new Column(name, note, required, offered, date);
    }

    public Column asDate() {
        return new Column(name, note, required, choices, true);
    }
}
