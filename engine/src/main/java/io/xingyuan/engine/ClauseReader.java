package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** 条款的读取: one clause of a document, checked and compiled. */
final class ClauseReader {

    private final Vocabulary vocabulary;
    private final FactDictionary dictionary;
    private final StackingGroups groups;
    private final Problems problems;

    ClauseReader(Vocabulary vocabulary, FactDictionary dictionary, StackingGroups groups, Problems problems) {
        this.vocabulary = vocabulary;
        this.dictionary = dictionary;
        this.groups = groups;
        this.problems = problems;
    }

    /** 文件里对各条款共同的内容. */
    record Document(
            String policy,
            Validity validity,
            Map<String, String> convention,
            Map<String, CompiledParameter> parameters,
            @Nullable LocalDate testDate) {}

    /** Null with problems when the clause cannot be compiled. */
    @Nullable
    CompiledClause read(Form form, Document document) {
        long before = problems.errors();
        var id = new ClauseId(document.policy(), form.required("id"));
        String title = form.required("title");
        String cite = form.required("cite");
        String says = form.required("says");
        form.required("entity");
        Entity entity = form.choice("entity", Entity.class);
        Validity validity = PolicyReader.validity(form, document.validity(), problems);
        String recognizes = form.text("recognizes");
        Frequency frequency = form.choice("frequency", Frequency.class);
        Stacking stacking = stacking(form, id, entity, validity, frequency);
        Budget budget = budget(form);
        checkShape(form, recognizes, id);
        Map<String, CompiledParameter> parameters = parameters(form, document, validity);
        var values = new ValueCompiler(new Scope(vocabulary, entity == null ? Entity.ENTERPRISE : entity, parameters));
        var conventions = new Conventions(document.convention(), says, problems);
        Yaml when = form.node("when");
        ConditionReader.Read condition =
                when == null ? null : new ConditionReader(values, conventions, problems).read(when, cite);
        Yaml money = form.node("amount");
        AmountReader.Read amount = money == null ? null : new AmountReader(values, problems).read(money, frequency);
        LocalDate testDate = document.testDate() != null && validity.includes(document.testDate())
                ? document.testDate()
                : validity.from();
        List<ClauseTest> tests =
                entity == null ? List.of() : new TestReader(dictionary, problems).read(form, id, entity, testDate);
        for (ClauseTest test : tests) {
            if (!validity.includes(test.asOf())) {
                problems.error(test.place(), "测试“" + test.name() + "”的基准日 " + test.asOf() + " 不在条款有效期内，永远不会用到");
            }
        }
        List<String> evidence = form.texts("evidence");
        List<String> keywords = form.texts("keywords");
        String note = form.text("note");
        warnUnused(form, parameters, document, values.scope());
        checkInherited(form, document, values.scope(), validity);
        form.close();
        if (condition == null || entity == null || problems.errors() > before) {
            return null;
        }
        boolean recognition = !recognizes.isEmpty();
        var clause = new Clause(
                id,
                title,
                cite,
                says,
                entity,
                recognition ? Clause.Kind.RECOGNITION : Clause.Kind.MONEY,
                recognizes,
                frequency,
                validity,
                condition.condition(),
                amount == null ? null : amount.amount(),
                values.scope().parameters().stream()
                        .map(CompiledParameter::parameter)
                        .toList(),
                evidence,
                stacking,
                budget,
                keywords,
                note,
                tests.stream().map(ClauseTest::name).toList());
        var plan = new Plan(
                clause,
                values.scope().slots(),
                values.scope().parameters(),
                condition.outline().node(),
                condition.outline(),
                amount == null ? null : amount.plan());
        return new CompiledClause(plan, tests);
    }

    private Map<String, CompiledParameter> parameters(Form form, Document document, Validity validity) {
        var parameters = new HashMap<>(document.parameters());
        parameters.putAll(new ParameterReader(vocabulary, problems).read(form.node("params"), validity));
        return parameters;
    }

    private void warnUnused(Form form, Map<String, CompiledParameter> parameters, Document document, Scope scope) {
        for (String name : parameters.keySet()) {
            if (!scope.uses(name) && !document.parameters().containsKey(name)) {
                problems.warning(form.place(), "参数“" + name + "”没有用到");
            }
        }
    }

    /** Parameters of the document begin with the document; a clause may hold from an earlier day. */
    private void checkInherited(Form form, Document document, Scope scope, Validity validity) {
        for (CompiledParameter used : scope.parameters()) {
            LocalDate first = used.parameter().values().getFirst().from();
            boolean inherited = document.parameters().containsValue(used);
            if (inherited && first.isAfter(validity.from())) {
                problems.error(
                        form.place(),
                        "参数“" + used.parameter().name() + "”从 " + first + " 起才有值，条款自 " + validity.from() + " 起有效");
            }
        }
    }

    private void checkShape(Form form, String recognizes, ClauseId id) {
        boolean wellFormed = !id.local().isEmpty()
                && id.local().chars().allMatch(c -> (c < 128 && Character.isLetterOrDigit(c)) || c == '.' || c == '-');
        if (!wellFormed) {
            problems.error(form.place(), "条款 id 应由字母、数字、点和连字符组成");
        }
        if (!form.has("when")) {
            problems.error(form.place(), "条款“" + id + "”缺少“when”");
        }
        if (recognizes.isEmpty()) {
            for (String key : List.of("amount", "frequency")) {
                if (!form.has(key)) {
                    problems.error(form.place(), "资金条款“" + id + "”缺少“" + key + "”（资格认定条款写 recognizes）");
                }
            }
        } else {
            for (String key : List.of("amount", "frequency", "stack", "budget")) {
                if (form.has(key)) {
                    problems.error(form.place(), "资格认定条款不写“" + key + "”");
                }
            }
        }
    }

    private @Nullable Stacking stacking(
            Form clause, ClauseId id, @Nullable Entity entity, Validity validity, @Nullable Frequency frequency) {
        Yaml node = clause.node("stack");
        Form form = node == null ? null : Form.of(node, "stack", problems);
        if (form == null) {
            return null;
        }
        String group = form.required("group");
        form.required("rule");
        Stacking.Rule rule = form.choice("rule", Stacking.Rule.class);
        Long cap = form.parsed("cap", TestReader::money, "金额，如 500万元");
        form.close();
        if (cap != null && rule != null && rule != Stacking.Rule.SUM) {
            problems.error(form.place(), "只有 rule: sum 才写 cap：同组合计的封顶");
        }
        if (rule == null) {
            return null;
        }
        if (frequency == Frequency.PER_TIER && rule != Stacking.Rule.SUM) {
            problems.error(form.place(), "frequency: per-tier 的条款只能 rule: sum：别的规则会拿它自己早先的档次抵扣新的档次");
        }
        Stacking stacking = Stacking.of(id.policy(), group, rule, cap);
        if (entity != null && !group.isEmpty()) {
            groups.join(id, entity, validity, stacking, form.place());
        }
        return stacking;
    }

    private @Nullable Budget budget(Form clause) {
        Yaml node = clause.node("budget");
        Form form = node == null ? null : Form.of(node, "budget", problems);
        if (form == null) {
            return null;
        }
        String pool = form.required("pool");
        Long yearly = form.parsed("yearly", TestReader::money, "金额，如 1000万元");
        Sharing order = form.choice("order", Sharing.class);
        form.close();
        if (order != null && yearly == null) {
            problems.error(form.place(), "写了 yearly 才写 order：限额不够时怎么分");
        }
        if (order == Sharing.SMALL_FIRMS && SizeOrder.fact(dictionary) == null) {
            problems.error(form.place(), "order: small-firms：" + SizeOrder.NEEDED);
        }
        return new Budget(pool, yearly, order == null ? Sharing.SHARE : order);
    }
}
