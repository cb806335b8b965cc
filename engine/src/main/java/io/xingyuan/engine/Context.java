package io.xingyuan.engine;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 编译语境: which year is asked, and how results that do not come out even are to be rounded.
 *
 * @param base the year that a bare yearly fact means
 * @param shift added to every year, by prior() and growth()
 * @param variables years of the quantifiers around
 * @param mode rounding in force; null where none is stated
 * @param sticky whether the rounding holds for everything inside, or only for the next operation
 */
record Context(Point base, int shift, Map<String, Point> variables, Rounding.@Nullable Mode mode, boolean sticky) {

    static final Context ROOT = new Context(new Point(Slot.Span.RELATIVE, 0), 0, Map.of(), null, false);

    /** 年点. */
    record Point(Slot.Span span, int year) {

        Point plus(int years) {
            return years == 0 ? this : new Point(span, year + years);
        }
    }

    /** The point that a written year means, or null for a variable that nobody bound. */
    @Nullable
    Point resolve(Expr.@Nullable Year written) {
        if (written == null) {
            return base.plus(shift);
        }
        if (written.isAbsolute()) {
            return new Point(Slot.Span.CALENDAR, written.number() + shift);
        }
        Point from = written.variable() == null ? base : variables.get(written.variable());
        return from == null ? null : from.plus(written.number() + shift);
    }

    /** The n-th year of a range. */
    Point point(Expr.Years years, int index) {
        int year = years.first() + index;
        boolean absolute = years.first() >= Expr.Year.FIRST_ABSOLUTE;
        return absolute ? new Point(Slot.Span.CALENDAR, year + shift) : base.plus(year + shift);
    }

    Context shifted(int years) {
        return new Context(base, shift + years, variables, mode, sticky);
    }

    /** Inside a quantifier; the variable already includes the shift, so later shifts only add to it. */
    Context binding(String variable, Point point) {
        var bound = new HashMap<>(variables);
        bound.put(variable, point.plus(-shift));
        return new Context(base, shift, Map.copyOf(bound), mode, sticky);
    }

    /** Inside a derived fact that is asked for a year. */
    Context at(Point point) {
        return new Context(point, 0, Map.of(), mode, sticky);
    }

    /** For the operands of an operation: a rounding that was meant for the operation itself ends here. */
    Context inner() {
        return sticky || mode == null ? this : new Context(base, shift, variables, null, false);
    }

    Context rounding(Rounding.@Nullable Mode changed, boolean changedSticky) {
        return new Context(base, shift, variables, changed, changedSticky);
    }
}
