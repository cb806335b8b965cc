package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** 空区间: a range that no value lies in, such as {@code [5..1]}, is a slip of the pen and is refused. */
final class EmptyRange {

    private final Scope scope;

    EmptyRange(Scope scope) {
        this.scope = scope;
    }

    void refuse(Expr.Within within) {
        Set<LocalDate> days = new TreeSet<>();
        days.add(LocalDate.MIN);
        addDays(within.low(), days);
        addDays(within.high(), days);
        for (LocalDate day : days) {
            Value low = value(within.low(), day);
            Value high = value(within.high(), day);
            if (low != null && high != null && isEmpty(within, low, high)) {
                throw new ExpressionFault(
                        within.low().at(),
                        "没有值落在这个区间里：起点 " + low + (low.equals(high) ? " 等于终点而两头不全含" : " 大于终点 " + high));
            }
        }
    }

    private static boolean isEmpty(Expr.Within within, Value low, Value high) {
        int order = Long.compare(Cells.of(low, code -> 0), Cells.of(high, code -> 0));
        return order > 0 || (order == 0 && !(within.lowIncluded() && within.highIncluded()));
    }

    private void addDays(Expr bound, Set<LocalDate> days) {
        CompiledParameter parameter = parameter(bound);
        if (parameter != null) {
            parameter.parameter().values().forEach(value -> days.add(value.from()));
        }
    }

    private @Nullable CompiledParameter parameter(Expr bound) {
        return bound instanceof Expr.Name name ? scope.parameter(name.name()) : null;
    }

    /** The value of a bound on a day; null unless it is a literal or a parameter. */
    private @Nullable Value value(Expr bound, LocalDate day) {
        CompiledParameter parameter = parameter(bound);
        if (parameter != null) {
            return parameter.parameter().at(day).value() instanceof ParameterValue.Single single
                    ? single.value()
                    : null;
        }
        return bound instanceof Expr.Literal literal ? literal.value() : null;
    }
}
