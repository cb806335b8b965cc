package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds a small library around one clause, so that a test states only what it is about. */
final class ALibrary {

    static final LocalDate DAY = LocalDate.of(2025, 6, 1);

    static final String FACTS = """
            facts:
            - {name: 营业收入, code: revenue, entity: enterprise, type: money, period: year, provider: 统计部门, says: 年营业收入, actionable: both}
            - {name: 研发费用, code: rd, entity: enterprise, type: money, period: year, provider: 企业, says: 年研发费用, actionable: both}
            - {name: 注册资本, code: capital, entity: enterprise, type: money, provider: 市场监管部门, says: 注册资本, actionable: both}
            - {name: 职工人数, code: staff, entity: enterprise, type: integer, unit: 人, provider: 企业, says: 人数, actionable: both}
            - {name: 专利数, code: patents, entity: enterprise, type: integer, unit: 件, provider: 企业, says: 件数, actionable: raise}
            - {name: 负债率, code: debt, entity: enterprise, type: ratio, provider: 企业, says: 比率, actionable: both}
            - {name: 利率, code: rate, entity: enterprise, type: ratio, provider: 银行, says: 利率}
            - {name: 成立日期, code: founded, entity: enterprise, type: date, provider: 市场监管部门, says: 日期}
            - {name: 企业类型, code: kind, entity: enterprise, type: code, codes: [工业企业, 流通企业], provider: 企业, says: 类型}
            - {name: 行业代码, code: industry, entity: enterprise, type: code, provider: 统计部门, says: 代码}
            - {name: 信用状况, code: credit, entity: enterprise, type: code, codes: [正常, 失信], fresh: 90天, provider: 信用平台, says: 状况}
            - {name: 高企, code: high-tech, entity: enterprise, type: bool, provider: 科技部门, says: 是否}
            - {name: 纳统, code: listed, entity: enterprise, type: bool, period: year, provider: 统计部门, says: 是否}
            - {name: 预期效益, code: benefit, entity: enterprise, type: bool, provider: 科技部门, says: 是否认定}
            - {name: 管理类别, code: device-class, entity: product, type: code, codes: [第一类, 第二类, 第三类], provider: 药监部门, says: 类别}
            - {name: 产品销售额, code: sales, entity: product, type: money, period: year, provider: 企业, says: 金额, actionable: both}
            - {name: 研发强度, code: intensity, entity: enterprise, type: ratio, period: year, says: 占比, derived: 研发费用 / 营业收入}
            """;

    private final Map<String, String> keys = new LinkedHashMap<>();
    private final List<String> parameters = new ArrayList<>();
    private String document = "";
    private String facts = FACTS;

    private ALibrary() {
        keys.put("id", "\"1\"");
        keys.put("title", "示例条款");
        keys.put("cite", "第一条");
        keys.put("says", "示例");
        keys.put("entity", "enterprise");
        keys.put("frequency", "per-event");
        keys.put("amount", "{kind: exact, formula: 10万元}");
        keys.put("tests", "[{name: 空, given: {}, expect: {state: INCOMPLETE}}]");
    }

    /** A clause whose only condition is an expression. */
    static ALibrary withExpression(String expression) {
        return new ALibrary().key("when", "{id: a, expr: '" + expression + "'}");
    }

    /** A clause with a condition tree in flow style. */
    static ALibrary withCondition(String condition) {
        return new ALibrary().key("when", condition);
    }

    ALibrary key(String key, String value) {
        keys.put(key, value);
        return this;
    }

    ALibrary amount(String amount) {
        return key("amount", amount);
    }

    ALibrary parameter(String name, String values) {
        parameters.add(name + ": " + values);
        return this;
    }

    ALibrary document(String line) {
        document += line + "\n";
        return this;
    }

    ALibrary facts(String lines) {
        facts = FACTS + lines;
        return this;
    }

    String source() {
        var text = new StringBuilder("""
                policy: sample
                number: 示例〔2025〕1号
                title: 示例文件
                issuer: 示例机关
                published: 2024-01-01
                convention: {以上: ">=", 超过: ">"}
                """);
        text.append(document).append("clauses:\n");
        String lead = "- ";
        for (Map.Entry<String, String> entry : keys.entrySet()) {
            text.append(lead)
                    .append(entry.getKey())
                    .append(": ")
                    .append(entry.getValue())
                    .append('\n');
            lead = "  ";
        }
        if (!parameters.isEmpty()) {
            text.append("  params:\n");
            parameters.forEach(
                    parameter -> text.append("    ").append(parameter).append('\n'));
        }
        return text.toString();
    }

    PolicyLibrary load() {
        try {
            return Policies.load(sources());
        } catch (PolicyProblems problems) {
            throw new AssertionError(problems.getMessage(), problems);
        }
    }

    /** The problems of a library that does not load. */
    List<Problem> problems() {
        try {
            Policies.load(sources());
            return List.of();
        } catch (PolicyProblems problems) {
            return problems.problems();
        }
    }

    private Map<String, String> sources() {
        return Map.of("facts.yaml", facts, "sample.yaml", source());
    }

    Finding check(Facts facts) {
        return check(facts, Ledger.empty());
    }

    Finding check(Facts facts, Ledger ledger) {
        return load().check(Subject.enterprise("e1", "示例企业", facts), ledger, DAY)
                .findings()
                .getFirst();
    }

    static AFact facts() {
        return new AFact();
    }

    /** Facts written as in a facts file. */
    static final class AFact {

        private final Facts.Builder facts = Facts.builder();

        AFact money(String code, int year, long fen) {
            return put(code, year, new Value.Money(fen));
        }

        AFact wan(String code, int year, long wanYuan) {
            return money(code, year, wanYuan * 1_000_000);
        }

        AFact put(String code, int year, Value value) {
            facts.put(code, year, Fact.of(value, "示例来源", DAY));
            return this;
        }

        AFact put(String code, Value value) {
            return put(code, Facts.NO_YEAR, value);
        }

        AFact yes(String code) {
            return put(code, new Value.Flag(true));
        }

        Facts build() {
            return facts.build();
        }
    }
}
