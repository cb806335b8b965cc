package io.xingyuan.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackingPassTests {

    private static final LocalDate DAY = LocalDate.of(2025, 6, 1);
    private static final long WAN = 1_000_000;
    private static final List<String> RULES = List.of(
            "{group: 就高, rule: max}",
            "{group: 封顶, rule: sum, cap: 300万元}",
            "{group: 设备投入, rule: exclusive}",
            "{group: 随意, rule: sum}");

    private final Random random = new Random(5);

    @Test
    void equalsTheNaiveReckoningOverRandomGroupsAndAwards() {
        int reduced = 0;
        for (int round = 0; round < 30; round++) {
            PolicyLibrary library = library();
            Claims claims = claims(library, subjects(library), ledger(library));
            long[] counted = StackingPass.count(claims);
            assertThat(counted).isEqualTo(naive(claims, library));
            reduced += (int) IntStream.range(0, counted.length)
                    .filter(i -> counted[i] < claims.fen(i))
                    .count();
        }
        assertThat(reduced).isPositive();
    }

    @Test
    void aCheckUpCountsWhatTheRunCounts() {
        int compared = 0;
        for (int round = 0; round < 20; round++) {
            PolicyLibrary library = library();
            Columns subjects = subjects(library);
            Ledger ledger = ledger(library);
            Claims claims = claims(library, subjects, ledger);
            long[] counted = StackingPass.count(claims);
            for (int row = 0; row < subjects.size(Entity.ENTERPRISE); row++) {
                int enterprise = row;
                CheckUp checkUp = library.check(whole(subjects, row), ledger, DAY);
                List<Finding> sure = checkUp.findings().stream()
                        .filter(finding -> finding.state() == State.ELIGIBLE)
                        .toList();
                List<Long> expected = IntStream.range(0, counted.length)
                        .filter(claim -> claims.enterpriseRow(claim) == enterprise && claims.eligible(claim))
                        .mapToObj(claim -> counted[claim])
                        .toList();
                assertThat(StackingPass.count(library, checkUp, ledger, sure))
                        .extracting(StackingPass.Counted::fen)
                        .containsExactlyElementsOf(expected);
                compared += sure.size();
            }
        }
        assertThat(compared).isGreaterThan(100);
    }

    /** Over random groups and awards: who is not met in full has nobody behind who gets anything, and a run says the same. */
    @Test
    void moneyPassesNobodyBy() {
        int cut = 0;
        for (int round = 0; round < 40; round++) {
            PolicyLibrary library = library();
            Columns subjects = subjects(library);
            Claims claims = claims(library, subjects, ledger(library));
            long[] counted = StackingPass.count(claims);
            long total = eligible(claims).mapToLong(claim -> counted[claim]).sum();
            for (Sharing sharing : Sharing.values()) {
                BudgetRule rule = sharing.rule(random.nextLong(total + total / 4 + 2));
                long[] given = rule.share(claims, counted, claim -> true);
                assertThat(eligible(claims).mapToLong(claim -> given[claim]).sum())
                        .isEqualTo(Math.min(rule.fen(), total));
                BudgetRule.Rank rank = rule.rank();
                if (rank == null) {
                    continue;
                }
                List<Integer> order = eligible(claims)
                        .boxed()
                        .sorted(Comparator.comparingLong((Integer claim) -> rank.of(claims, claim, counted[claim]))
                                .thenComparingInt(claim -> claim))
                        .toList();
                boolean exhausted = false;
                for (int claim : order) {
                    assertThat(given[claim]).isEqualTo(exhausted ? 0 : Math.min(counted[claim], given[claim]));
                    exhausted |= given[claim] < counted[claim];
                    cut += given[claim] > 0 && given[claim] < counted[claim] ? 1 : 0;
                }
                Projection projection = Projection.of(
                        claims.population(), everybody(subjects), clause -> true, Limits.of(sharing.rule(rule.fen())));
                for (int row = 0; row < subjects.size(Entity.ENTERPRISE); row++) {
                    int enterprise = row;
                    assertThat(projection.due(row))
                            .isEqualTo(eligible(claims)
                                    .filter(claim -> claims.enterpriseRow(claim) == enterprise)
                                    .mapToLong(claim -> given[claim])
                                    .sum());
                }
            }
        }
        assertThat(cut).isGreaterThan(20);
    }

    private static IntStream eligible(Claims claims) {
        return IntStream.range(0, claims.size()).filter(claims::eligible);
    }

    private static BitSet everybody(Columns subjects) {
        var everybody = new BitSet();
        everybody.set(0, subjects.size(Entity.ENTERPRISE));
        return everybody;
    }

    /** An enterprise with all that belongs to it. */
    private static Subject whole(Columns subjects, int row) {
        List<Subject> products = new ArrayList<>();
        for (int product = 0; product < subjects.size(Entity.PRODUCT); product++) {
            if (subjects.enterpriseRow(Entity.PRODUCT, product) == row) {
                products.add(subjects.subject(Entity.PRODUCT, product, DAY)
                        .children()
                        .getFirst());
            }
        }
        return subjects.subject(Entity.ENTERPRISE, row, DAY).with(products);
    }

    @Test
    void whatWasPaidIsSaidBesideWhatCounts() {
        PolicyLibrary library = library(clause("a", "enterprise", "100万元", RULES.getFirst())
                + clause("b", "enterprise", "60万元", RULES.getFirst()));
        Ledger paid = Ledger.of(List.of(new Ledger.Entry(new ClauseId("sample", "b"), "企0", 2024, 0, 60 * WAN)));
        CheckUp checkUp = library.check(whole(enterprises(library, 1), 0), paid, DAY);
        assertThat(StackingPass.count(library, checkUp, paid, checkUp.findings()))
                .containsExactly(new StackingPass.Counted(40 * WAN, 60 * WAN), new StackingPass.Counted(0, 60 * WAN));
    }

    /** Such as a difference whose lower award was taken back: its clause is due again, for what the group leaves of it. */
    @Test
    void whatMayBeAskedForAgainStillCountsForItsGroup() {
        PolicyLibrary library = library(clause("a", "enterprise", "100万元", RULES.getFirst())
                + clause("b", "enterprise", "60万元", RULES.getFirst()));
        Columns subjects = enterprises(library, 1);
        Ledger.Entry paid = new Ledger.Entry(new ClauseId("sample", "b"), "企0", 2024, 0, 40 * WAN);
        Ledger reopened = Ledger.of(List.of(), List.of(paid));
        CheckUp checkUp = library.check(whole(subjects, 0), reopened, DAY);
        assertThat(checkUp.findings())
                .extracting(Finding::state)
                .isEqualTo(library.check(whole(subjects, 0), Ledger.empty(), DAY).findings().stream()
                        .map(Finding::state)
                        .toList());
        assertThat(checkUp.findings())
                .allSatisfy(finding -> assertThat(StackingPass.count(library, checkUp, reopened, List.of(finding)))
                        .containsExactly(new StackingPass.Counted(
                                Objects.requireNonNull(finding.award()).fen() - 40 * WAN, 40 * WAN)));
        assertThat(StackingPass.count(claims(library, subjects, reopened))).containsExactly(60 * WAN, 0);
        assertThat(reopened.fingerprint()).isNotEqualTo(Ledger.of(List.of(paid)).fingerprint());
        assertThat(reopened.awards(paid.clause(), "企0")).isEmpty();
    }

    @Test
    void onlyTheClausesAskedAboutAreSummedUpAndShareTheBudget() {
        PolicyLibrary library = library(clause("a", "enterprise", "100万元", RULES.getFirst())
                + clause("b", "enterprise", "60万元", RULES.getFirst())
                + clause("c", "enterprise", "30万元", RULES.getLast()));
        Population population = library.population(enterprises(library, 2), Ledger.empty(), DAY, library.clauses());
        var everybody = new BitSet();
        everybody.set(0, 2);
        Projection lower = Projection.of(
                population, everybody, clause -> clause.id().local().equals("b"), Limits.NONE);
        assertThat(lower.bands()).isEqualTo(MoneyBands.NONE);
        assertThat(lower.due(0)).isZero();
        assertThat(lower.served()).isZero();
        Projection higher = Projection.of(
                population,
                everybody,
                clause -> clause.id().local().equals("a"),
                Limits.of(new BudgetRule(150 * WAN, null)));
        assertThat(higher.asked().certainFen()).isEqualTo(200 * WAN);
        assertThat(higher.bands().certainFen()).isEqualTo(150 * WAN);
        assertThat(higher.due(1)).isEqualTo(75 * WAN);
        Projection beside = Projection.of(
                population,
                everybody,
                clause -> clause.id().local().equals("c"),
                Limits.of(Sharing.LISTED.rule(50 * WAN)));
        assertThat(List.of(beside.due(0), beside.due(1))).containsExactly(30 * WAN, 20 * WAN);
    }

    @Test
    void aClausesOwnBudgetComesBeforeTheCommonOne() {
        PolicyLibrary library = library(clause("a", "enterprise", "100万元", RULES.getLast())
                + clause("b", "enterprise", "60万元", RULES.getLast()));
        Population population = library.population(enterprises(library, 3), Ledger.empty(), DAY, library.clauses());
        var everybody = new BitSet();
        everybody.set(0, 3);
        Projection own = Projection.of(
                population,
                everybody,
                clause -> true,
                new Limits(Map.of(new ClauseId("sample", "a"), new BudgetRule(150 * WAN + 1, null)), null));
        assertThat(own.clauses())
                .extracting(ClauseTotals::cuts)
                .containsExactly(
                        new Cuts(0, 0, 3, 150 * WAN + 1, 150 * WAN - 1, 0, 0), new Cuts(3, 180 * WAN, 0, 0, 0, 0, 0));

        Projection both = Projection.of(
                population,
                everybody,
                clause -> true,
                new Limits(
                        Map.of(new ClauseId("sample", "a"), new BudgetRule(150 * WAN + 1, null)),
                        new BudgetRule(230 * WAN, (claims, claim, asked) -> claims.number(claim))));
        assertThat(both.clauses())
                .extracting(ClauseTotals::cuts)
                .containsExactly(
                        new Cuts(0, 0, 3, 150 * WAN + 1, 150 * WAN - 1, 0, 0),
                        new Cuts(1, 60 * WAN, 1, 20 * WAN - 1, 40 * WAN + 1, 1, 60 * WAN));
        assertThat(both.cuts().insideFen())
                .isEqualTo(230 * WAN)
                .isEqualTo(both.bands().certainFen());
        assertThat(both.cuts().insideFen() + both.cuts().outsideFen())
                .isEqualTo(480 * WAN)
                .isEqualTo(both.asked().certainFen());
        assertThat(both.clauses()).extracting(ClauseTotals::eligible).containsExactly(3, 3);
    }

    @Test
    void whatAPoolHasLeftOfItsYearIsSharedAmongItsClauses() {
        PolicyLibrary library = library(clause("a", "enterprise", "100万元", RULES.getLast())
                        .replace("  stack:", "  budget: {pool: 甲, yearly: 250万元, order: listed}\n  stack:")
                + clause("b", "enterprise", "60万元", RULES.getLast())
                        .replace("  stack:", "  budget: {pool: 甲, yearly: 230万元, order: large-claims}\n  stack:")
                + clause("c", "enterprise", "30万元", RULES.getLast())
                        .replace("  stack:", "  budget: {pool: 乙}\n  stack:"));
        Ledger paid = Ledger.of(List.of(
                new Ledger.Entry(new ClauseId("sample", "b"), "别家", 2024, 0, 20 * WAN),
                new Ledger.Entry(new ClauseId("sample", "b"), "别家", 2023, 0, 90 * WAN),
                new Ledger.Entry(new ClauseId("sample", "c"), "别家", 2024, 0, 50 * WAN)));
        Claims claims = claims(library, enterprises(library, 2), paid);
        PoolBudgets budgets = PoolBudgets.stated(claims.population());
        assertThat(budgets.pools()).containsOnlyKeys("甲");
        assertThat(budgets.share(claims, StackingPass.count(claims)))
                .containsExactly(100 * WAN, 100 * WAN, 10 * WAN, 0, 30 * WAN, 30 * WAN);
    }

    @Test
    void anOrderNeedsALimit() {
        assertThat(ALibrary.withExpression("职工人数 > 1人")
                        .key("budget", "{pool: 甲, order: listed}")
                        .problems())
                .extracting(Problem::message)
                .containsExactly("写了 yearly 才写 order：限额不够时怎么分");
    }

    @Test
    void aPassCanBeEndedBetweenOwners() {
        PolicyLibrary library = library(clause("a", "enterprise", "100万元", RULES.getFirst()));
        Claims claims = claims(library, enterprises(library, 2), Ledger.empty());
        assertThatThrownBy(() -> StackingPass.count(claims, () -> {
                    throw new IllegalStateException("stopped");
                }))
                .hasMessage("stopped");
    }

    @Test
    void aHigherAwardLaterIsToppedUpOnly() {
        PolicyLibrary library = library(clause("a", "enterprise", "100万元", RULES.getFirst())
                + clause("b", "enterprise", "60万元", RULES.getFirst()));
        Ledger paid = Ledger.of(List.of(new Ledger.Entry(new ClauseId("sample", "b"), "企0", 2024, 0, 60 * WAN)));
        Claims claims = claims(library, enterprises(library, 1), paid);
        assertThat(StackingPass.count(claims)).containsExactly(40 * WAN, 0);
    }

    @Test
    void whoWasToppedUpGetsOnlyWhatTheHighestAwardHasOverAllThatWasPaid() {
        PolicyLibrary library = library(clause("a", "enterprise", "10万元", RULES.getFirst())
                + clause("b", "enterprise", "20万元", RULES.getFirst())
                + clause("c", "product", "30万元", RULES.getFirst()));
        Ledger paid = Ledger.of(List.of(
                new Ledger.Entry(new ClauseId("sample", "a"), "企0", 2024, 0, 10 * WAN),
                new Ledger.Entry(new ClauseId("sample", "b"), "企0", 2024, 0, 10 * WAN)));
        Columns.Builder columns = Columns.builder(library.facts());
        int row = columns.enterprise("企0", "样例");
        columns.column("yes", Facts.NO_YEAR).set(row, 1);
        columns.child(Entity.PRODUCT, "品0", "样例", row);
        assertThat(StackingPass.count(claims(library, columns.build(), paid))).containsExactly(0, 0, 10 * WAN);
    }

    @Test
    void awardsUnderAnEarlierClauseOfTheGroupUseTheCapOfTheLaterOneUp() {
        PolicyLibrary library = library(clause("a", "enterprise", "100万元", "{group: 封顶, rule: sum}")
                        .replace("  when:", "  valid: {to: 2025-05-31}\n  when:")
                        .replace("given: {}", "as-of: 2025-05-01, given: {}")
                + clause("b", "enterprise", "60万元", "{group: 封顶, rule: sum, cap: 80万元}")
                        .replace("  when:", "  valid: {from: 2025-06-01}\n  when:"));
        Ledger paid = Ledger.of(List.of(new Ledger.Entry(new ClauseId("sample", "a"), "企0", 2024, 0, 50 * WAN)));
        assertThat(StackingPass.count(claims(library, enterprises(library, 1), paid)))
                .containsExactly(30 * WAN);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {group: 甲, rule: sum, cap: 9万元} | cap 应与条款 sample/a 一样：这里是“9万元”，那里是“没有写”
            {group: 甲, rule: max} | rule 应与条款 sample/a 一样：这里是“max”，那里是“sum”
            {group: sample/甲, rule: max} | rule 应与条款 sample/a 一样：这里是“max”，那里是“sum”
            """)
    void clausesOfAGroupGoByOneRuleAndOneCap(String stack, String fault) {
        assertThat(problems(clause("a", "enterprise", "10万元", "{group: 甲, rule: sum}")
                        + clause("b", "enterprise", "20万元", stack)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.message().replace(" ", "")).endsWith(fault.replace(" ", ""));
                    assertThat(problem.line()).isEqualTo(28);
                });
    }

    @Test
    void oneExpenditureIsOfOneKindOfSubject() {
        assertThat(problems(
                        clause("a", "enterprise", "10万元", RULES.get(2)) + clause("b", "product", "20万元", RULES.get(2))))
                .extracting(Problem::message)
                .containsExactly("叠加组“设备投入”的 entity 应与条款 sample/a 一样：这里是“产品”，那里是“企业”");
    }

    @Test
    void aGroupBelongsToItsPolicyUnlessItNamesAnother() throws PolicyProblems {
        String own = clause("a", "enterprise", "100万元", "{group: 甲, rule: max}");
        String park = clause("b", "enterprise", "60万元", "{group: 甲, rule: sum}");
        PolicyLibrary apart = Policies.load(sources(own, park));
        assertThat(StackingPass.count(claims(apart, enterprises(apart, 1), Ledger.empty())))
                .containsExactly(60 * WAN, 100 * WAN);
        PolicyLibrary together =
                Policies.load(sources(own, park.replace("{group: 甲, rule: sum}", "{group: sample/甲, rule: max}")));
        assertThat(StackingPass.count(claims(together, enterprises(together, 1), Ledger.empty())))
                .containsExactly(0, 100 * WAN);
        assertThatThrownBy(() -> Policies.load(sources(own, park.replace("{group: 甲", "{group: sample/甲"))))
                .hasMessageContaining("park.yaml:17:10: 错误：叠加组“甲”的 rule 应与条款 sample/a 一样");
        assertThatThrownBy(() -> Policies.load(sources(own, park.replace("{group: 甲", "{group: sample/乙"))))
                .hasMessageContaining("政策“sample”里没有叠加组“乙”");
        assertThatThrownBy(() -> Policies.load(sources(own, park.replace("{group: 甲", "{group: nobody/甲"))))
                .hasMessageContaining("政策“nobody”里没有叠加组“甲”");
    }

    /** The policy of the tests, and one of a park that is read before it. */
    private static Map<String, String> sources(String own, String park) {
        return Map.of(
                "facts.yaml",
                FACTS,
                "sample.yaml",
                DOCUMENT + own,
                "park.yaml",
                DOCUMENT.replace("policy: sample", "policy: park") + park);
    }

    @Test
    void anExpenditureThatWasPaidForIsNotPaidForAgain() {
        PolicyLibrary library = library(
                clause("a", "enterprise", "100万元", RULES.get(2)) + clause("b", "enterprise", "60万元", RULES.get(2)));
        Ledger paid = Ledger.of(List.of(new Ledger.Entry(new ClauseId("sample", "b"), "企0", 2024, 0, 60 * WAN)));
        Claims claims = claims(library, enterprises(library, 1), paid);
        assertThat(StackingPass.count(claims)).containsExactly(0, 0);
    }

    @Test
    void aCapIsForSumsOnly() {
        assertThat(ALibrary.withExpression("职工人数 > 1人")
                        .key("stack", "{group: 甲, rule: max, cap: 1万元}")
                        .problems())
                .extracting(Problem::message)
                .containsExactly("只有 rule: sum 才写 cap：同组合计的封顶");
    }

    private PolicyLibrary library() {
        var clauses = new StringBuilder();
        for (int n = 0; n < 8; n++) {
            String entity = random.nextBoolean() ? "enterprise" : "product";
            String fact = random.nextInt(3) == 0 ? "未填" : "已满足";
            clauses.append(clause(
                            "c" + n,
                            entity,
                            (1 + random.nextInt(6)) * 50 + "万元",
                            RULES.get(random.nextInt(RULES.size())).replace("设备投入", "设备投入 " + entity))
                    .replace("已满足", fact));
        }
        return library(clauses.toString());
    }

    private static final String FACTS = """
            facts:
            - {name: 已满足, code: "yes", entity: enterprise, type: bool, provider: 企业, says: 样例}
            - {name: 未填, code: unsaid, entity: enterprise, type: bool, provider: 企业, says: 样例}
            - {name: 规模, code: size, entity: enterprise, type: code, codes: [大型, 中型, 小型, 微型], provider: 企业, says: 样例}
            """;

    private static final String DOCUMENT = """
            policy: sample
            number: 样例〔2024〕1号
            title: 样例政策
            issuer: 样例机关
            published: 2024-01-01
            convention: {以上: ">="}
            test-date: 2025-06-01
            clauses:
            """;

    private static PolicyLibrary library(String clauses) {
        try {
            return Policies.load(Map.of("facts.yaml", FACTS, "sample.yaml", DOCUMENT + clauses));
        } catch (PolicyProblems faulty) {
            throw new AssertionError(faulty);
        }
    }

    private static List<Problem> problems(String clauses) {
        try {
            Policies.load(Map.of("facts.yaml", FACTS, "sample.yaml", DOCUMENT + clauses));
            return List.of();
        } catch (PolicyProblems faulty) {
            return faulty.problems();
        }
    }

    private static String clause(String id, String entity, String amount, String stack) {
        return """
            - id: %s
              title: 样例
              cite: 第一条
              says: 样例
              entity: %s
              frequency: per-event
              when: {id: leaf, attest: 已满足, says: 样例}
              amount: {kind: exact, formula: %s}
              stack: %s
              tests:
              - {name: 样例, given: {}, expect: {state: INCOMPLETE}}
            """.formatted(id, entity, amount, stack);
    }

    private Columns subjects(PolicyLibrary library) {
        Columns.Builder columns = Columns.builder(library.facts());
        Columns.Writer yes = columns.column("yes", Facts.NO_YEAR);
        Columns.Writer size = columns.column("size", Facts.NO_YEAR);
        for (int n = 0; n < 6; n++) {
            int row = columns.enterprise("企" + n, "样例");
            yes.set(row, random.nextInt(4) == 0 ? 0 : 1);
            if (random.nextInt(4) > 0) {
                size.set(row, List.of("大型", "中型", "小型", "微型").get(random.nextInt(4)));
            }
            for (int product = random.nextInt(3); product > 0; product--) {
                columns.child(Entity.PRODUCT, "品" + n + "-" + product, "样例", row);
            }
        }
        return columns.build();
    }

    private static Columns enterprises(PolicyLibrary library, int count) {
        Columns.Builder columns = Columns.builder(library.facts());
        Columns.Writer yes = columns.column("yes", Facts.NO_YEAR);
        for (int n = 0; n < count; n++) {
            yes.set(columns.enterprise("企" + n, "样例"), 1);
        }
        return columns.build();
    }

    private Ledger ledger(PolicyLibrary library) {
        List<Ledger.Entry> entries = new ArrayList<>();
        for (Clause clause : library.clauses()) {
            for (int n = 0; n < 6; n++) {
                if (random.nextInt(4) == 0) {
                    String id = clause.entity() == Entity.ENTERPRISE ? "企" + n : "品" + n + "-1";
                    int year = random.nextInt(3) == 0 ? 2023 : 2024;
                    entries.add(new Ledger.Entry(clause.id(), id, year, 0, (1 + random.nextInt(5)) * 40L * WAN));
                }
            }
        }
        return Ledger.of(entries);
    }

    private static Claims claims(PolicyLibrary library, Columns subjects, Ledger ledger) {
        var everybody = new BitSet();
        everybody.set(0, subjects.size(Entity.ENTERPRISE));
        return Claims.of(library.population(subjects, ledger, DAY, library.clauses()), everybody);
    }

    /** One claim after the other, looking each time for the best that is left of its group. */
    private static long[] naive(Claims claims, PolicyLibrary library) {
        long[] counted = claims.fen();
        Set<Integer> settled = new HashSet<>();
        for (int first = 0; first < counted.length; first++) {
            List<Integer> members = new ArrayList<>();
            for (int other = 0; other < counted.length; other++) {
                if (!settled.contains(other) && together(claims, first, other)) {
                    members.add(other);
                }
            }
            long reached = paid(claims, first, library);
            boolean before = reached > 0;
            while (!members.isEmpty()) {
                int best = members.getFirst();
                for (int member : members) {
                    boolean surer = claims.eligible(member) && !claims.eligible(best);
                    boolean alike = claims.eligible(member) == claims.eligible(best);
                    best = surer || (alike && claims.fen(member) > claims.fen(best)) ? member : best;
                }
                members.remove(Integer.valueOf(best));
                boolean given = false;
                for (int other : settled) {
                    given |= together(claims, other, first) && claims.eligible(other);
                }
                settled.add(best);
                switch (rule(claims, first)) {
                    case MAX -> {
                        counted[best] = given && claims.eligible(best) ? 0 : Math.max(0, claims.fen(best) - reached);
                        reached = Math.max(reached, claims.fen(best));
                    }
                    case EXCLUSIVE -> {
                        counted[best] = before || (given && claims.eligible(best))
                                ? 0
                                : Math.max(0, claims.fen(best) - reached);
                        reached = Math.max(reached, claims.fen(best));
                    }
                    case SUM -> {
                        Long cap = stacking(claims.clause(best)).capFen();
                        long left = cap == null ? Long.MAX_VALUE : Math.max(0, cap - reached);
                        counted[best] = Math.min(left, claims.fen(best));
                        reached += counted[best];
                    }
                }
            }
        }
        return counted;
    }

    private static Stacking stacking(Clause clause) {
        return Objects.requireNonNull(clause.stacking());
    }

    private static Stacking.Rule rule(Claims claims, int claim) {
        return stacking(claims.clause(claim)).rule();
    }

    private static boolean together(Claims claims, int one, int other) {
        Clause a = claims.clause(one);
        Clause b = claims.clause(other);
        boolean sameSubject = a.entity() == b.entity() && claims.row(one) == claims.row(other);
        return stacking(a).equals(stacking(b))
                && claims.enterpriseRow(one) == claims.enterpriseRow(other)
                && (rule(claims, one) != Stacking.Rule.EXCLUSIVE || sameSubject);
    }

    private static long paid(Claims claims, int claim, PolicyLibrary library) {
        Columns subjects = claims.population().subjects();
        Clause asked = claims.clause(claim);
        long paid = 0;
        for (Clause clause : library.clauses()) {
            for (int row = 0; row < subjects.size(clause.entity()); row++) {
                boolean sameSubject = clause.entity() == asked.entity() && row == claims.row(claim);
                boolean exclusive = stacking(asked).rule() == Stacking.Rule.EXCLUSIVE;
                if (stacking(clause).equals(stacking(asked))
                        && subjects.enterpriseRow(clause.entity(), row) == claims.enterpriseRow(claim)
                        && (!exclusive || sameSubject)) {
                    long sum =
                            claims.population().ledger().awards(clause.id(), subjects.id(clause.entity(), row)).stream()
                                    .filter(entry -> entry.year() == 2024)
                                    .mapToLong(Ledger.Entry::fen)
                                    .sum();
                    paid += sum;
                }
            }
        }
        return paid;
    }
}
