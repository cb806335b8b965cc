package io.xingyuan.engine;

import org.jspecify.annotations.Nullable;

/** 金额的读取: the {@code amount} of a clause. */
final class AmountReader {

    private final ValueCompiler values;
    private final Problems problems;

    AmountReader(ValueCompiler values, Problems problems) {
        this.values = values;
        this.problems = problems;
    }

    /** 金额的两种形式. */
    record Read(Amount amount, AmountPlan plan) {}

    @Nullable
    Read read(Yaml node, @Nullable Frequency frequency) {
        Form form = Form.of(node, "amount", problems);
        if (form == null) {
            return null;
        }
        form.required("kind");
        AmountKind kind = form.choice("kind", AmountKind.class);
        Rounding rounding = rounding(form);
        Context context = Context.ROOT.rounding(rounding == null ? null : rounding.mode(), rounding != null);
        long before = problems.errors();
        Typed formula = part(form, "formula", context, FactType.MONEY);
        Typed tiers = part(form, "tiers", Context.ROOT, FactType.INTEGER);
        Typed each = part(form, "each", context, FactType.MONEY);
        Typed floor = part(form, "floor", context, FactType.MONEY);
        Typed cap = part(form, "cap", context, FactType.MONEY);
        form.close();
        if (tiers != null && each != null && !paid(tiers).times(each.bounds()).fits()) {
            problems.error(form.place(), "档数乘每档金额可能溢出（超过 4×10¹⁸ 分），请用 min(…) 给档数设一个上限");
        }
        if (kind == null || problems.errors() > before) {
            return null;
        }
        checkShape(form, kind, frequency);
        var amount = new Amount(
                kind,
                text(form, "formula"),
                text(form, "tiers"),
                text(form, "each"),
                text(form, "floor"),
                text(form, "cap"),
                rounding);
        return new Read(
                amount, new AmountPlan(kind, node(formula), node(tiers), node(each), node(floor), node(cap), rounding));
    }

    /** Never fewer than none. */
    private static Bounds paid(Typed tiers) {
        return tiers.bounds().greatest(Bounds.of(0, 0));
    }

    private static @Nullable Node node(@Nullable Typed part) {
        return part == null ? null : part.node();
    }

    private static @Nullable String text(Form form, String key) {
        return form.has(key) ? form.text(key) : null;
    }

    private @Nullable Typed part(Form form, String key, Context context, FactType type) {
        Yaml.Scalar source = form.scalar(key);
        if (source == null) {
            return null;
        }
        try {
            return values.compile(ExpressionParser.parse(source.value()), context, type, key);
        } catch (ExpressionFault fault) {
            problems.error(source.at(fault.offset()), fault.message());
            return null;
        }
    }

    private @Nullable Rounding rounding(Form form) {
        Yaml node = form.node("round");
        Form inner = node == null ? null : Form.of(node, "round", problems);
        if (inner == null) {
            return null;
        }
        inner.required("to");
        inner.required("mode");
        Long unit = inner.parsed("to", RoundingWords::fen, RoundingWords.units() + " 之一");
        Rounding.Mode mode = inner.parsed("mode", RoundingWords::mode, RoundingWords.modes() + " 之一");
        inner.close();
        return unit == null || mode == null ? null : new Rounding(unit, mode);
    }

    private void checkShape(Form form, AmountKind kind, @Nullable Frequency frequency) {
        boolean tiered = form.has("tiers");
        if (tiered != form.has("each") || (tiered && form.has("formula"))) {
            problems.error(form.place(), "分档金额要同时写 tiers 和 each，并且不写 formula");
        }
        if (tiered != (frequency == Frequency.PER_TIER)) {
            problems.error(form.place(), "frequency: per-tier 与 tiers、each 要同时出现");
        }
        if (!tiered && !form.has("formula") && kind == AmountKind.EXACT) {
            problems.error(form.place(), "exact 金额要写 formula");
        }
        if (!tiered && !form.has("formula") && !form.has("cap") && kind == AmountKind.CEILING) {
            problems.error(form.place(), "ceiling 金额要写 cap 或 formula");
        }
    }
}
