package io.xingyuan.engine;

import java.util.List;

/** 跨年函数的编译: sums, averages, growth and increase over years. */
final class YearCompiler {

    private final ValueCompiler values;

    YearCompiler(ValueCompiler values) {
        this.values = values;
    }

    Typed sum(Expr.Call call, Context context) {
        return total(series(call, context), call.at());
    }

    private List<Typed> series(Expr.Call call, Context context) {
        if (call.arguments().getFirst() instanceof Expr.Series series) {
            List<Typed> years = values.names().series(series, context.inner());
            values.operators().requireQuantity(years.getFirst(), series.at());
            return years;
        }
        throw new ExpressionFault(call.at(), call.function() + " 的参数应是几年的值，如 营业收入[last(3)]");
    }

    private Typed total(List<Typed> terms, int at) {
        Typed total = terms.getFirst();
        for (Typed term : terms.subList(1, terms.size())) {
            total = values.operators().sum('+', total, term, at);
        }
        return total;
    }

    Typed average(Expr.Call call, Context context) {
        List<Typed> years = series(call, context);
        Typed total = total(years, call.at());
        Typed count =
                Typed.of(new Node.Constant(FactType.INTEGER, years.size()), "", Bounds.of(years.size(), years.size()));
        return values.operators()
                .split(total.type(), total, count, values.operators().rounding(context, call.at()));
    }

    Typed increase(Expr.Call call, Context context) {
        Expr argument = call.arguments().getFirst();
        Typed now = values.compile(argument, context.inner());
        Typed before = values.compile(argument, context.inner().shifted(-1));
        if (now.node().equals(before.node())) {
            throw new ExpressionFault(argument.at(), call.function() + " 的参数里应有按年的事实");
        }
        return values.operators().sum('-', now, before, call.at());
    }

    Typed growth(Expr.Call call, Context context) {
        Typed increase = increase(call, context);
        Typed before =
                values.compile(call.arguments().getFirst(), context.inner().shifted(-1));
        return values.operators().share(increase, before, values.operators().rounding(context, call.at()));
    }
}
