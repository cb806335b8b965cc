package io.xingyuan.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 名字的编译: facts, derived facts, parameters and built-in dates, each in its year. */
final class NameCompiler {

    private static final int MAX_DEPTH = 32;

    private final ValueCompiler values;
    private int depth;

    NameCompiler(ValueCompiler values) {
        this.values = values;
    }

    private Scope scope() {
        return values.scope();
    }

    Typed compile(Expr.Name name, Context context) {
        Typed builtIn = builtIn(name);
        if (builtIn != null) {
            return builtIn;
        }
        CompiledParameter parameter = scope().parameter(name.name());
        if (parameter != null) {
            return parameter(name, parameter);
        }
        Context.Point point = context.resolve(name.year());
        if (point == null) {
            throw new ExpressionFault(name.at(), "没有年度变量“" + variable(name) + "”；它应由 every/some 引入");
        }
        return fact(name.name(), point, name.year() != null, name.at(), context);
    }

    private static String variable(Expr.Name name) {
        return name.year() == null ? "" : String.valueOf(name.year().variable());
    }

    private static @Nullable Typed builtIn(Expr.Name name) {
        if (name.name().equals(Vocabulary.TODAY)) {
            return Typed.of(new Node.Today(), "", Bounds.ofType(FactType.DATE));
        }
        return name.name().equals(Vocabulary.REFERENCE_YEAR)
                ? Typed.of(new Node.ReferenceYear(), "年", Bounds.of(1900, 2200))
                : null;
    }

    private Typed parameter(Expr.Name name, CompiledParameter parameter) {
        FactType type = parameter.kind().type();
        if (parameter.kind().form() != ParameterKind.Form.SINGLE || type == null) {
            String use = parameter.kind().form() == ParameterKind.Form.CODES ? "只能用在 in 后面" : "只能用在 marginal 里";
            throw new ExpressionFault(
                    name.at(), "参数“" + name.name() + "”是" + parameter.kind().form().label + "，" + use);
        }
        if (name.year() != null) {
            throw new ExpressionFault(name.at(), "参数“" + name.name() + "”不能带年度下标");
        }
        var node = new Node.Setting(type, scope().parameterIndex(name.name()));
        return Typed.of(node, parameter.kind().unit(), Bounds.of(parameter.low(), parameter.high()));
    }

    private Typed fact(String name, Context.Point point, boolean indexed, int at, Context context) {
        FactDefinition definition = visible(name, at);
        if (indexed && definition.period() == Period.NONE) {
            throw new ExpressionFault(at, "“" + name + "”不是按年的事实，不能带年度下标");
        }
        Expr derivation = scope().vocabulary().derivation(name);
        if (derivation != null) {
            Context.Point asked = definition.period() == Period.YEAR ? point : Context.ROOT.base();
            Typed derived = inlined(derivation, context.at(asked), name, at);
            return new Typed(derived.node(), derived.type(), definition.unit(), derived.bounds(), definition.codes());
        }
        var node = new Node.Input(definition.type(), scope().slot(definition, point, false));
        return new Typed(
                node, definition.type(), countUnit(definition), Bounds.ofType(definition.type()), definition.codes());
    }

    private Typed inlined(Expr derivation, Context context, String name, int at) {
        if (++depth > MAX_DEPTH) {
            throw new ExpressionFault(at, "推导事实层层引用超过 " + MAX_DEPTH + " 层");
        }
        try {
            return values.compile(derivation, context);
        } catch (ExpressionFault inside) {
            throw new ExpressionFault(at, "推导事实“" + name + "”在这里：" + inside.message());
        } finally {
            depth--;
        }
    }

    static String countUnit(FactDefinition definition) {
        return definition.type() == FactType.INTEGER ? definition.unit() : "";
    }

    /** The definition of a fact that this clause may read. */
    FactDefinition visible(String name, int at) {
        FactDefinition definition = scope().vocabulary().fact(name);
        if (definition == null) {
            throw new ExpressionFault(at, "没有名为“" + name + "”的事实或参数" + Spelling.hint(name, scope().names()));
        }
        if (!scope().canSee(definition)) {
            throw new ExpressionFault(
                    at, scope().entity().label() + "条款不能用" + definition.entity().label() + "的事实“" + name + "”");
        }
        return definition;
    }

    /** The values of a series, one per year. */
    List<Typed> series(Expr.Series series, Context context) {
        List<Typed> values = new ArrayList<>();
        for (int i = 0; i <= series.years().last() - series.years().first(); i++) {
            scope().count(series.at());
            Context.Point point = context.point(series.years(), i);
            values.add(fact(series.name(), point, true, series.at(), context));
        }
        return values;
    }
}
