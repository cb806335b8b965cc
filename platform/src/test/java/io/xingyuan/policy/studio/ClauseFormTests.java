package io.xingyuan.policy.studio;

import static org.assertj.core.api.Assertions.assertThat;

import io.xingyuan.engine.Clause;
import io.xingyuan.engine.Condition;
import io.xingyuan.engine.FactDictionary;
import io.xingyuan.engine.Policies;
import io.xingyuan.engine.Policy;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.engine.PolicyProblems;
import io.xingyuan.engine.Trial;
import io.xingyuan.web.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Form and text of every clause that ships: what goes through the form says the same as before. */
class ClauseFormTests {

    private static final Path POLICIES = Path.of("..", "policies");
    private static final String CITY = "city-policy.yaml";
    private static final Set<String> AREAS = Set.of("says", "note", "evidence", "keywords");
    private static final Set<String> NAMES = Set.of("名单");
    private static final ClauseForm NOTHING = new ClauseForm(Map.of(), "", List.of(), List.of(), List.of(), Map.of());

    private final Map<String, String> sources = sources();
    private final PolicyLibrary library = load(sources);
    private final FactDictionary facts = library.facts();

    @Test
    void whatIsNotChangedInTheFormStaysInTheTextToTheLetter() {
        each((text, skeleton, clause) -> {
            ClauseForm form = ClauseReading.of(skeleton, clause, facts);
            ClauseForm back = ClauseForm.posted(sent(form), form);
            assertThat(ClauseWriting.edits(skeleton, clause, form, back, facts))
                    .as(clause.scalar("id"))
                    .isEmpty();
        });
    }

    @Test
    void theFormOfADocumentChangesWhatWasTypedAndNothingElse() {
        Map<String, String> rewritten = new HashMap<>(sources);
        sources.forEach((file, text) -> Skeleton.of(text)
                .filter(skeleton -> !skeleton.dictionary())
                .ifPresent(skeleton -> {
                    DocumentForm form = DocumentForm.of(skeleton);
                    Map<String, String> sent = new HashMap<>();
                    form.fields().forEach((key, value) -> sent.put("f." + key, value.replace("\n", "\r\n")));
                    parameters(form.parameters(), sent);
                    assertThat(DocumentForm.posted(sent, form).edits(skeleton, form))
                            .as(file)
                            .isEmpty();
                    sent.merge("f.convention", "\r\n低于 <", String::concat);
                    rewritten.put(
                            file, skeleton.with(DocumentForm.posted(sent, form).edits(skeleton, form)));
                }));
        assertThat(load(rewritten).policies())
                .isNotEmpty()
                .allSatisfy(policy -> assertThat(policy.convention()).containsEntry("低于", "<"));
    }

    /** A field of one line gives no line ends back. */
    @Test
    void aNameOverSeveralLinesIsNoChange() {
        Skeleton document = Skeleton.of("title: |\n  甲\n  乙\nclauses: []\n").orElseThrow();
        DocumentForm form = DocumentForm.of(document);
        assertThat(form.at("title")).isEqualTo("甲 乙");
        assertThat(DocumentForm.posted(Map.of("f.title", "甲 乙"), form).edits(document, form))
                .isEmpty();
        Skeleton dictionary =
                Skeleton.of("facts:\n- provider: >-\n    甲\n\n    乙\n").orElseThrow();
        assertThat(FactForm.of(dictionary, dictionary.clauses().getFirst()).at("provider"))
                .isEqualTo("甲 乙");
    }

    @Test
    void everyClauseWrittenAnewByTheFormMeansTheSame() {
        Map<String, String> rewritten = new HashMap<>(sources);
        sources.forEach((file, text) -> Skeleton.of(text)
                .filter(skeleton -> !skeleton.dictionary())
                .ifPresent(skeleton -> {
                    List<Skeleton.Edit> edits = new ArrayList<>();
                    for (Skeleton.Block clause : skeleton.clauses()) {
                        edits.addAll(ClauseWriting.edits(
                                skeleton, clause, NOTHING, ClauseReading.of(skeleton, clause, facts), facts));
                    }
                    rewritten.put(file, skeleton.with(edits));
                }));
        assertThat(rewritten).isNotEqualTo(sources);

        PolicyLibrary again = load(rewritten);

        for (Policy policy : library.policies()) {
            Policy other = again.policies().stream()
                    .filter(candidate -> candidate.id().equals(policy.id()))
                    .findFirst()
                    .orElseThrow();
            assertThat(Comparison.between(policy, other)).as(policy.id()).isEmpty();
        }
        for (Clause clause : again.clauses()) {
            assertThat(again.trials(clause.id())).as(clause.id().toString()).allMatch(Trial::passed);
        }
    }

    /** A form brings back so many rows; of more it would bring back fewer. */
    @Test
    void moreTestsThanAFormHoldsStayInTheText() {
        StringBuilder text = new StringBuilder("policy: a\nclauses:\n- id: \"1\"\n  title: 甲\n  tests:\n");
        for (int i = 0; i <= SentRows.MOST; i++) {
            text.append("  - {name: 测试").append(i).append(", given: {}, expect: {state: ELIGIBLE}}\n");
        }
        Skeleton skeleton = Skeleton.of(text.toString()).orElseThrow();
        Skeleton.Block clause = skeleton.clauses().getFirst();
        ClauseForm form = ClauseReading.of(skeleton, clause, facts);
        assertThat(form.onlyShown("tests")).isTrue();
        Map<String, String> sent = sent(form);
        sent.put("f.title", "乙");
        ClauseForm posted = ClauseForm.posted(sent, form);
        assertThat(skeleton.with(ClauseWriting.edits(skeleton, clause, form, posted, facts)))
                .isEqualTo(text.toString().replace("title: 甲", "title: 乙"));
    }

    @Test
    void aLongListOfNamesIsWrittenOnSeveralLines() {
        List<String> names = Stream.iterate(1, each -> each + 1)
                .limit(1_000)
                .map(each -> "样例医疗器械有限公司第" + each + "号")
                .toList();
        String written =
                ParameterRow.written(List.of(new ParameterRow("名单", "2026-01-01", String.join("\n", names), "codes")));
        assertThat(written.lines()).allMatch(line -> line.length() < 100);
        Skeleton read = Skeleton.of(written + "\nclauses: []\n").orElseThrow();
        assertThat(DocumentForm.of(read).parameters())
                .singleElement()
                .extracting(row -> row.value().lines().toList())
                .isEqualTo(names);
    }

    @Test
    void aChangedFieldChangesItsLineAndNoOther() {
        each((text, skeleton, clause) -> {
            ClauseForm form = ClauseReading.of(skeleton, clause, facts);
            ClauseForm changed = form.withFields(Map.of("title", "新名称: #1 \"引号\""));
            String after = skeleton.with(ClauseWriting.edits(skeleton, clause, form, changed, facts));
            assertThat(LineComparison.of(text, after))
                    .filteredOn(line -> !line.kind().equals("same"))
                    .extracting(LineComparison::kind)
                    .containsExactly("gone", "new");
            assertThat(Skeleton.of(after).orElseThrow().clauses())
                    .anyMatch(each -> each.scalar("title").equals("新名称: #1 \"引号\""));
        });
    }

    @Test
    void groupsWithinGroupsAreRowsOfTheForm() {
        String plain = FirstText.of("sample-groups", "样例", "220000", LocalDate.of(2026, 1, 10), Scope.EVERYWHERE);
        String text = plain.replace("    - {id: 类型, expr: 企业类型 = \"工业企业\"}\n", """
                    - {id: 类型, expr: 企业类型 = "工业企业"}
                    - id: 路径
                      says: 两条路之一
                      any:
                      - {id: 营收, expr: 营业收入 >= 1亿元}
                      - all:
                        - {id: 人数, expr: 从业人员 >= 20人}
                """)
                .replace("企业类型: 工业企业}", "企业类型: 工业企业, 营业收入: 2亿元}");
        Skeleton skeleton = Skeleton.of(text).orElseThrow();
        Skeleton.Block clause = skeleton.clauses().getFirst();
        ClauseForm form = ClauseReading.of(skeleton, clause, facts);
        assertThat(form.conditions())
                .extracting(row -> row.depth() + row.kind() + row.id())
                .containsExactly("0expr类型", "0any路径", "1expr营收", "1all", "2expr人数");

        List<ConditionRow> more = ConditionTree.withOneMore(form.conditions(), 3, true);
        assertThat(more)
                .extracting(row -> row.depth() + row.kind() + row.id())
                .containsExactly("0expr类型", "0any路径", "1expr营收", "1all", "2expr人数", "2any", "3expr条件6");
        ClauseForm posted = ClauseForm.posted(sent(form.withConditions(more)), form);
        assertThat(posted.conditions()).isEqualTo(more);
        String after = skeleton.with(ClauseWriting.edits(skeleton, clause, form, posted, facts));
        Skeleton again = Skeleton.of(after).orElseThrow();
        assertThat(ClauseReading.of(again, again.clauses().getFirst(), facts).conditions())
                .isEqualTo(more);
        Map<String, String> with = new HashMap<>(sources);
        with.put("sample.yaml", after);
        Condition when = load(with).clauses().stream()
                .filter(each -> each.id().policy().equals("sample-groups"))
                .findFirst()
                .orElseThrow()
                .when();
        assertThat(when).asString().contains("路径", "条件6");

        List<ConditionRow> fewer = ConditionTree.without(more, 1);
        assertThat(fewer).extracting(ConditionRow::id).containsExactly("类型");
        ConditionRow lost = new ConditionRow("expr", "远", "从业人员", ">=", "1人", "", "", "", "", 7);
        assertThat(ConditionTree.settled(List.of(lost, lost)))
                .extracting(ConditionRow::depth)
                .containsExactly(0, 0);
    }

    @Test
    void aListOfCodesIsTypedWithoutQuotesOrTicked() {
        assertThat(in("企业类型", "工业企业、流通企业").expression(facts, NAMES)).isEqualTo("企业类型 in (\"工业企业\", \"流通企业\")");
        assertThat(in("企业类型", "工业企业").expression(facts, NAMES)).isEqualTo("企业类型 in (\"工业企业\")");
        assertThat(in("企业类型", "名单").expression(facts, NAMES)).isEqualTo("企业类型 in 名单");
        assertThat(in("行业代码", "3581，3582").expression(facts, NAMES)).isEqualTo("行业代码 in (\"3581\", \"3582\")");
        assertThat(in("从业人员", "[20人..50人]").expression(facts, NAMES)).isEqualTo("从业人员 in [20人..50人]");
        assertThat(in("从业人员", "20人、50人").expression(facts, NAMES)).isEqualTo("从业人员 in (20人, 50人)");
        ConditionRow read = ConditionRow.read("expr", "企业类型 in (\"工业企业\",\"流通企业\")", "a", "", "", facts, NAMES);
        assertThat(read.value()).isEqualTo("工业企业、流通企业");
        assertThat(read.choices(facts)).contains("工业企业", "服务企业");
        assertThat(in("企业类型", "名单").choices(facts)).isEmpty();
        ConditionRow begun = in("企业类型", "");
        assertThat(ConditionRow.read("expr", begun.expression(facts, NAMES).strip(), "a", "", "", facts, NAMES))
                .as("nothing is ticked yet")
                .isEqualTo(begun);
        ClauseForm ticked = ClauseForm.posted(
                Map.of("c0.kind", "expr", "c0.id", "a", "c0.fact", "企业类型", "c0.sign", "in", "c0.tick2", "服务企业"),
                NOTHING);
        assertThat(ticked.conditions())
                .extracting(row -> row.expression(facts, NAMES))
                .containsExactly("企业类型 in (\"服务企业\")");
    }

    /** As a park writes it for makers of whole devices: codes that the dictionary does not list, over several lines. */
    private static final String MAKERS = """
            policy: sample-makers
            number: 样例
            title: 整机企业配套奖励
            issuer: 样例
            region: "220100"
            published: 2026-01-10
            convention: {以上: ">="}
            params:
              环节: [{from: 2026-01-10, value: ["整机、系统", "零部件,配套"]}]
            clauses:
            - id: "1"
              title: 整机配套
              cite: 第一条
              says: 整机企业按营业收入的2%奖励
              entity: product
              frequency: once
              when:
                all:
                - {id: 环节一, expr: '产业链环节 = "整机"'}
                - {id: 环节二, expr: '产业链环节 = 本环节'}
                - {id: 环节三, expr: '产业链环节 in 环节'}
                - {id: 环节四, expr: '产业链环节 in ("整机", "零部件")'}
                - {id: 同名, expr: '产业链环节 = "本环节"'}
                - {id: 本地, expr: '生产地 = "220100"'}
                - id: 重名
                  expr: |
                    营业收入
                    > 0元
                - id: 没有
                  says: 没有一条满足
                  not:
                    any:
                    - {id: 流通, expr: 企业类型 = "流通企业"}
                    - {id: 服务, expr: 企业类型 = "服务企业"}
                - not:
                    all:
                    - {id: 大, expr: 营业收入 >= 1亿元}
                    - {id: 多, expr: 从业人员 >= 20人}
              params:
                本环节: [{from: 2026-01-10, value: 整机}]
                封顶: [{from: 2026-01-10, value: 20万元}]
              amount:
                kind: ceiling
                formula: |
                  2% *
                  营业收入
                cap: 封顶
                round: {to: 分, mode: down}
              evidence: [营业执照、章程, "审计报告,附表"]
              keywords: [整机、系统]
              tests:
              - {name: 一, given: {产业链环节: 整机}, expect: {state: INELIGIBLE}}
            """;

    @Test
    void codesThatTheDictionaryDoesNotListLinesAndListsComeThroughTheForm() {
        Skeleton skeleton = Skeleton.of(MAKERS).orElseThrow();
        Skeleton.Block clause = skeleton.clauses().getFirst();
        ClauseForm form = ClauseReading.of(skeleton, clause, facts);
        assertThat(form.conditions())
                .extracting(row -> row.depth() + row.kind() + row.id() + " " + row.value())
                .contains(
                        "0expr环节一 整机",
                        "0expr环节二 本环节",
                        "0expr环节四 整机、零部件",
                        "0expr同名 \"本环节\"",
                        "0expr本地 220100",
                        "0none没有 ",
                        "0notall ",
                        "1expr多 20人");
        ClauseForm back = ClauseForm.posted(sent(form), form);
        assertThat(ClauseWriting.edits(skeleton, clause, form, back, facts)).isEmpty();

        Map<String, String> before = new HashMap<>(sources);
        before.put("own.yaml", MAKERS.replaceAll("\\|\\n\\s+(.*)\\n\\s+(.*)", "$1 $2"));
        Map<String, String> after = new HashMap<>(sources);
        after.put("own.yaml", skeleton.with(ClauseWriting.edits(skeleton, clause, NOTHING, back, facts)));
        assertThat(Comparison.between(makers(before), makers(after))).isEmpty();
        assertThat(makers(after).clauses().getFirst().evidence()).containsExactly("营业执照、章程", "审计报告,附表");

        DocumentForm document = DocumentForm.of(skeleton);
        Map<String, String> asSent = new HashMap<>();
        parameters(document.parameters(), asSent);
        asSent.put("p0.from", "2026-01-11");
        assertThat(skeleton.with(DocumentForm.posted(asSent, document).edits(skeleton, document)))
                .contains("[整机、系统, \"零部件,配套\"]");
    }

    @Test
    void aCodeThatIsTypedStandsInQuotesUnlessItIsAParameter() {
        ConditionRow typed = new ConditionRow("expr", "a", "产业链环节", "=", "检测服务", "", "", "", "", 0);
        assertThat(typed.expression(facts, NAMES)).isEqualTo("产业链环节 = \"检测服务\"");
        assertThat(typed.expression(facts, Set.of("检测服务"))).isEqualTo("产业链环节 = 检测服务");
        assertThat(in("产业链环节", "整机").expression(facts, NAMES)).isEqualTo("产业链环节 in (\"整机\")");
    }

    private static Policy makers(Map<String, String> sources) {
        return load(sources).policies().stream()
                .filter(policy -> policy.id().equals("sample-makers"))
                .findFirst()
                .orElseThrow();
    }

    private static ConditionRow in(String fact, String value) {
        return new ConditionRow("expr", "a", fact, "in", value, "", "", "", "", 0);
    }

    @Test
    void dayAwardsAndWhatIsMissingOrFailsAreColumnsOfTheTests() {
        Skeleton skeleton =
                Skeleton.of(Objects.requireNonNull(sources.get(CITY))).orElseThrow();
        List<TrialRow> rows =
                ClauseReading.of(skeleton, skeleton.clauses().getFirst(), facts).trials();
        assertThat(rows).extracting(TrialRow::more).containsOnly("");
        assertThat(rows)
                .extracting(row -> row.awarded() + "|" + row.failing() + "|" + row.missing())
                .containsExactly("||", "||", "||", "2025 25万元|台账|", "||贷款利息支出");
        TrialRow typed = new TrialRow(
                "一", "2026-07-01", "从业人员: 3人", "2024 10万元 第1档\n2025年度，20万元", "INELIGIBLE", "none", "", "人数、台账", "", "");
        assertThat(typed.written())
                .contains(
                        "as-of: 2026-07-01",
                        "awarded: [{year: 2024, amount: 10万元, tier: 1}, {year: 2025, amount: 20万元}]",
                        "expect: {state: INELIGIBLE, amount: none, failing: [人数, 台账]}");
    }

    private interface Each {
        void of(String text, Skeleton skeleton, Skeleton.Block clause);
    }

    private void each(Each visitor) {
        sources.forEach((file, text) -> {
            Skeleton skeleton = Skeleton.of(text).orElseThrow();
            if (!skeleton.dictionary()) {
                skeleton.clauses().forEach(clause -> visitor.of(text, skeleton, clause));
            }
        });
    }

    /** As a browser sends it. */
    private static Map<String, String> sent(ClauseForm form) {
        Map<String, String> sent = new HashMap<>();
        form.fields()
                .forEach((key, value) -> sent.put(
                        "f." + key, AREAS.contains(key) ? value.replace("\n", "\r\n") : value.replace("\n", "")));
        sent.put("group", form.group().equals("one") ? "all" : form.group());
        for (int i = 0; i < form.conditions().size(); i++) {
            ConditionRow row = form.conditions().get(i);
            String at = "c" + i + ".";
            sent.put(at + "kind", row.kind());
            sent.put(at + "id", row.id());
            sent.put(at + "fact", row.fact());
            sent.put(at + "sign", row.sign().isEmpty() ? "is" : row.sign());
            sent.put(at + "value", row.value());
            sent.put(at + "expr", row.expr().replace("\n", ""));
            sent.put(at + "says", row.says());
            sent.put(at + "cite", row.cite());
            sent.put(at + "raw", row.raw().replace("\n", "\r\n"));
            sent.put(at + "depth", String.valueOf(row.depth()));
        }
        parameters(form.parameters(), sent);
        for (int i = 0; i < form.trials().size(); i++) {
            TrialRow row = form.trials().get(i);
            String at = "x" + i + ".";
            sent.put(at + "name", row.name());
            sent.put(at + "given", row.given().replace("\n", "\r\n"));
            sent.put(at + "state", row.state());
            sent.put(at + "amount", row.amount());
            sent.put(at + "asOf", row.asOf());
            sent.put(at + "awarded", row.awarded().replace("\n", "\r\n"));
            sent.put(at + "missing", row.missing());
            sent.put(at + "failing", row.failing());
            sent.put(at + "expectMore", row.expectMore());
            sent.put(at + "more", row.more().replace("\n", "\r\n"));
        }
        return sent;
    }

    private static void parameters(List<ParameterRow> rows, Map<String, String> sent) {
        for (int i = 0; i < rows.size(); i++) {
            ParameterRow row = rows.get(i);
            String at = "p" + i + ".";
            sent.put(at + "name", row.name());
            sent.put(at + "from", row.from());
            sent.put(at + "value", row.value().replace("\n", "\r\n"));
            sent.put(at + "form", row.form());
        }
    }

    private static Map<String, String> sources() {
        Map<String, String> sources = new HashMap<>();
        try (Stream<Path> files = Files.walk(POLICIES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                sources.put(POLICIES.relativize(file).toString(), Files.readString(file));
            }
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
        try {
            sources.put(CITY, Files.readString(Path.of("..", "docs", "examples", CITY)));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
        return sources;
    }

    private static PolicyLibrary load(Map<String, String> sources) {
        try {
            return Policies.load(sources);
        } catch (PolicyProblems faulty) {
            throw new IllegalStateException(faulty);
        }
    }
}
