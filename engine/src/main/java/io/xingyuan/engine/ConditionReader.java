package io.xingyuan.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 条件的读取: the {@code when} tree of one clause, authored form and compiled form side by side. */
final class ConditionReader {

    private static final List<String> KINDS = List.of("all", "any", "not", "expr", "attest", "judge");

    private final ValueCompiler values;
    private final Conventions conventions;
    private final Problems problems;
    private final Set<String> ids = new HashSet<>();
    private int groups;

    ConditionReader(ValueCompiler values, Conventions conventions, Problems problems) {
        this.values = values;
        this.conventions = conventions;
        this.problems = problems;
    }

    /** 条件的两种形式. */
    record Read(Condition condition, Outline outline) {}

    /** Null with problems when any part of the tree is faulty. */
    @Nullable
    Read read(Yaml node, String cite) {
        Form form = Form.of(node, "条件", problems);
        if (form == null) {
            return null;
        }
        List<String> kinds = KINDS.stream().filter(form::has).toList();
        if (kinds.size() != 1) {
            problems.error(form.place(), "每个条件写 " + String.join("、", KINDS) + " 之一，不多不少");
            return null;
        }
        String kind = kinds.getFirst();
        Read read = KINDS.indexOf(kind) < 3 ? group(form, kind, cite) : leaf(form, kind, cite);
        form.close();
        return read;
    }

    private @Nullable Read group(Form form, String kind, String cite) {
        String own = form.text("cite").isEmpty() ? cite : form.text("cite");
        String says = form.text("says");
        String given = form.text("id");
        String id = given.isEmpty() ? kind + "-" + ++groups : given;
        checkId(form, id);
        List<Read> children = children(form, kind, own);
        if (children.isEmpty()) {
            return null;
        }
        List<Condition> conditions = children.stream().map(Read::condition).toList();
        List<Outline> outlines = children.stream().map(Read::outline).toList();
        return switch (kind) {
            case "all" ->
                new Read(
                        new Condition.All(id, says, conditions),
                        outline(id, says, own, Explanation.Kind.ALL, outlines));
            case "any" ->
                new Read(
                        new Condition.Any(id, says, conditions),
                        outline(id, says, own, Explanation.Kind.ANY, outlines));
            default ->
                new Read(
                        new Condition.Not(id, says, conditions.getFirst()),
                        outline(id, says, own, Explanation.Kind.NOT, outlines));
        };
    }

    private Outline outline(String id, String says, String cite, Explanation.Kind kind, List<Outline> children) {
        return values.conditions().authored(new ConditionCompiler.Heading(id, kind, says, cite, null), kind, children);
    }

    private List<Read> children(Form form, String kind, String cite) {
        Yaml only = form.node("not");
        List<Yaml> nodes = kind.equals("not") && only != null ? List.of(only) : form.items(kind);
        if (nodes.isEmpty()) {
            problems.error(form.place(), "“" + kind + "”里至少要有一个条件");
        }
        List<Read> children = new ArrayList<>();
        for (Yaml node : nodes) {
            Read child = read(node, cite);
            if (child != null) {
                children.add(child);
            }
        }
        return children.size() == nodes.size() ? children : List.of();
    }

    private void checkId(Form form, String id) {
        boolean wellFormed = !id.isEmpty()
                && id.length() <= 40
                && id.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_');
        if (!wellFormed) {
            problems.error(form.place(), "叶子条件要有 id，只含字母、汉字、数字、- 和 _");
        } else if (!ids.add(id)) {
            problems.error(form.place(), "条件 id “" + id + "”在本条款内重复");
        }
    }

    private @Nullable Read leaf(Form form, String kind, String cite) {
        String id = form.text("id");
        checkId(form, id);
        String own = form.text("cite").isEmpty() ? cite : form.text("cite");
        String says = form.text("says");
        Yaml.Scalar source = form.scalar(kind);
        if (source == null) {
            return null;
        }
        try {
            return kind.equals("judge") ? judged(id, says, own, source) : computed(id, says, own, kind, source);
        } catch (ExpressionFault fault) {
            problems.error(source.at(fault.offset()), fault.message());
            return null;
        }
    }

    private Read judged(String id, String says, String cite, Yaml.Scalar source) {
        FactDefinition definition = values.names().visible(source.value(), 0);
        if (definition.type() != FactType.BOOL || definition.period() == Period.YEAR || definition.derived() != null) {
            throw new ExpressionFault(0, "judge 要指向一个不分年、非推导的 bool 事实，用来记录认定结果");
        }
        String text = says.isEmpty() ? definition.name() : says;
        var heading = new ConditionCompiler.Heading(id, Explanation.Kind.JUDGED, text, cite, null);
        return new Read(
                new Condition.Test(id, text, cite, ConditionKind.JUDGED, source.value()),
                values.conditions().judged(definition, heading));
    }

    private Read computed(String id, String says, String cite, String kind, Yaml.Scalar source) {
        Expr expression = ExpressionParser.parse(source.value());
        String text = says.isEmpty() ? Phrase.of(expression, values.scope()) : says;
        boolean attested = kind.equals("attest");
        var heading = new ConditionCompiler.Heading(
                id, attested ? Explanation.Kind.ATTESTED : Explanation.Kind.COMPUTABLE, text, cite, null);
        Outline outline = values.conditions().outline(expression, Context.ROOT, heading);
        conventions.check(says, expression, values.scope(), source);
        ConditionKind conditionKind = attested ? ConditionKind.ATTESTED : ConditionKind.COMPUTABLE;
        return new Read(new Condition.Test(id, text, cite, conditionKind, source.value()), outline);
    }
}
