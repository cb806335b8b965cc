package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.List;

/**
 * 参数: a named threshold, rate, cap or list that changes by date and not by rule.
 *
 * @param values in order of their first day; each holds until the next begins
 */
public record Parameter(String name, List<Dated> values) {

    public Parameter {
        values = List.copyOf(values);
    }

    /** 参数值 from a day on; {@code text} is the value in words. */
    public record Dated(LocalDate from, ParameterValue value, String text) {}

    /** The value in force on a day. */
    public Dated at(LocalDate day) {
        return values.get(indexAt(day));
    }

    int indexAt(LocalDate day) {
        int found = 0;
        for (int i = 1; i < values.size() && !values.get(i).from().isAfter(day); i++) {
            found = i;
        }
        return found;
    }
}
