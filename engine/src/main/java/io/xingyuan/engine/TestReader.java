package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 测试的读取: the {@code tests} of one clause. */
final class TestReader {

    private static final String ENTERPRISE = "示例企业";
    private static final String TARGET = "示例对象";
    private static final FactDefinition MONEY = new FactDefinition(
            "金额",
            "money",
            Entity.ENTERPRISE,
            FactType.MONEY,
            "万元",
            Period.NONE,
            "",
            "",
            Effort.NONE,
            0,
            List.of(),
            null);

    private final FactDictionary dictionary;
    private final Problems problems;

    TestReader(FactDictionary dictionary, Problems problems) {
        this.dictionary = dictionary;
        this.problems = problems;
    }

    List<ClauseTest> read(Form clause, ClauseId id, Entity entity, LocalDate day) {
        List<ClauseTest> tests = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Yaml item : clause.items("tests")) {
            Form form = Form.of(item, "测试", problems);
            ClauseTest test = form == null ? null : test(form, id, entity, day);
            if (test != null) {
                if (!names.add(test.name())) {
                    problems.error(test.place(), "测试名“" + test.name() + "”重复");
                }
                tests.add(test);
            }
        }
        if (clause.items("tests").isEmpty()) {
            problems.error(clause.place(), "条款“" + id + "”没有测试");
        }
        return tests;
    }

    private @Nullable ClauseTest test(Form form, ClauseId id, Entity entity, LocalDate day) {
        String name = form.required("name");
        LocalDate own = form.date("as-of");
        LocalDate asOf = own == null ? day : own;
        var facts = new FactsReader(dictionary, asOf, problems);
        facts.read(form.node("given"));
        for (Entity given : facts.entities()) {
            if (given != entity && given != Entity.ENTERPRISE) {
                problems.error(form.place(), entity.label() + "条款的测试不能给出" + given.label() + "的事实");
            }
        }
        Subject enterprise = Subject.enterprise(ENTERPRISE, ENTERPRISE, facts.of(Entity.ENTERPRISE));
        Subject subject = entity == Entity.ENTERPRISE
                ? enterprise
                : enterprise.with(List.of(new Subject(TARGET, entity, TARGET, facts.of(entity), List.of())));
        Ledger ledger = ledger(form, id, entity == Entity.ENTERPRISE ? ENTERPRISE : TARGET);
        ClauseTest.Expectation expected = expectation(form);
        form.close();
        return expected == null ? null : new ClauseTest(name, form.place(), asOf, subject, ledger, expected);
    }

    private Ledger ledger(Form form, ClauseId id, String subjectId) {
        List<Ledger.Entry> entries = new ArrayList<>();
        for (Yaml item : form.items("awarded")) {
            Form award = Form.of(item, "awarded", problems);
            if (award != null) {
                entries.add(entry(award, id, subjectId));
                award.close();
            }
        }
        return Ledger.of(entries);
    }

    /** One award as written: year, tier and amount, each optional. */
    static Ledger.Entry entry(Form award, ClauseId id, String subjectId) {
        Integer year = award.parsed("year", FactsReader::year, "年份");
        Integer tier = award.parsed("tier", FactsReader::year, "档次");
        Long fen = award.parsed("amount", TestReader::money, "金额，如 30万元");
        return new Ledger.Entry(id, subjectId, year == null ? 0 : year, tier == null ? 0 : tier, fen == null ? 0 : fen);
    }

    static @Nullable Long money(String text) {
        try {
            return Cells.of(ValueText.of(MONEY, text, ""), code -> 0);
        } catch (IllegalArgumentException notMoney) {
            return null;
        }
    }

    private ClauseTest.@Nullable Expectation expectation(Form test) {
        test.demand("expect");
        Yaml node = test.node("expect");
        Form form = node == null ? null : Form.of(node, "expect", problems);
        if (form == null) {
            return null;
        }
        form.required("state");
        State state = form.parsed("state", TestReader::state, "符合、不符合、待补数据、需认定 之一");
        Long fen = form.parsed(
                "amount",
                text -> text.equals("none") ? Long.valueOf(ClauseTest.Expectation.NO_AMOUNT) : money(text),
                "金额，如 12.5万元，或 none");
        Long floor = form.parsed("floor", TestReader::money, "金额，如 12.5万元");
        List<String> failing = form.has("failing") ? form.texts("failing") : null;
        List<String> missing = form.has("missing") ? form.texts("missing") : null;
        form.close();
        return state == null ? null : new ClauseTest.Expectation(state, fen, floor, failing, missing);
    }

    private static @Nullable State state(String text) {
        for (State state : State.values()) {
            if (state.name().equals(text) || state.label().equals(text)) {
                return state;
            }
        }
        return null;
    }
}
