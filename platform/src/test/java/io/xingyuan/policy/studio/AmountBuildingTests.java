package io.xingyuan.policy.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.FactDictionary;
import io.xingyuan.engine.Policies;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.engine.PolicyProblems;
import io.xingyuan.engine.Trial;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.web.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.i18n.LocaleContextHolder;

/** What the builder of amounts makes is what the engine reckons. */
class AmountBuildingTests {

    private static final String DAY = "2026-01-10";
    private static final String DICTIONARY = dictionary();
    private static final FactDictionary FACTS = load("").facts();

    @BeforeEach
    void inChinese() {
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
    }

    @AfterEach
    void asBefore() {
        LocaleContextHolder.resetLocaleContext();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FIXED    |          | 30万元                          |              |      |       | 从业人员: 5人                              | 30万元
            RATE     | 营业收入 | 50%                             |              |      | 30万元 | 营业收入: 100万元                         | 30万元
            RATE     | 营业收入 | 10%                             |              | 5万元 |       | 营业收入: 10万元                          | 5万元
            TIERS    | 贷款利息支出 | 0元 50%;50万元 30%          |              |      | 100万元 | 贷款利息支出: 80万元                    | 34万元
            BRACKETS | 营业收入 | 1000万元 10万元;5000万元 20万元 |              |      |       | 营业收入: 5000万元                         | 20万元
            BRACKETS | 营业收入 | 1000万元 10万元;5000万元 20万元 |              |      |       | 营业收入: 49999999元                       | 10万元
            BRACKETS | 营业收入 | 1000万元 10万元;5000万元 20万元 |              |      |       | 营业收入: 9999999元                        | 0元
            BRACKETS | 从业人员 | 20人 5万元;50人 10万元          |              |      |       | 从业人员: 49人                             | 5万元
            YEARS    | 厂房租金支出 | 100% 70% 50%                | 入驻园区日期 |      | 60万元 | 厂房租金支出: 40万元;入驻园区日期: 2025-06-01 | 40万元
            YEARS    | 厂房租金支出 | 100%/70%/50%                | 入驻园区日期 |      | 60万元 | 厂房租金支出: 40万元;入驻园区日期: 2025-01-10 | 28万元
            YEARS    | 厂房租金支出 | 100%;70%;50%                | 入驻园区日期 |      | 15万元 | 厂房租金支出: 40万元;入驻园区日期: 2023-01-11 | 15万元
            EACH     | 从业人员 | 1万元                           |              |      | 30万元 | 从业人员: 20人                            | 20万元
            STEPS    | 营业收入 | 10亿元 200万元                  |              |      |       | 营业收入: 29亿元                           | 400万元
            """)
    void theEngineReckonsWhatWasFilledIn(
            String method,
            @Nullable String base,
            String value,
            @Nullable String start,
            @Nullable String floor,
            @Nullable String cap,
            String given,
            String amount) {
        Building asked = asked(method, base, value, start, floor, cap, "");
        String facts = "企业类型: 工业企业\n" + given.replace(";", "\n");
        TrialRow row = new TrialRow("一", "", facts, "", "ELIGIBLE", amount, "", "", "", "");

        String text = written(first(), asked, List.of(row));

        assertThat(load(text).trials(new ClauseId("sample-built", "1")))
                .as(text)
                .hasSize(1)
                .allMatch(Trial::passed);
    }

    @Test
    void afterTheLastYearNothingIsDue() {
        Building asked = asked("YEARS", "厂房租金支出", "100% 70%", "入驻园区日期", "", "", "");
        String facts = "企业类型: 工业企业\n厂房租金支出: 40万元\n入驻园区日期: 2024-01-10";
        TrialRow row = new TrialRow("一", "", facts, "", "INELIGIBLE", "", "", "年限", "", "");
        assertThat(load(written(first(), asked, List.of(row))).trials(new ClauseId("sample-built", "1")))
                .hasSize(1)
                .allMatch(Trial::passed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RATE     |                 | 50%              |              | 请填写基数
            RATE     | 营业收入 - 研发费用 | 50%          |              | 不在事实字典里
            RATE     | 企业类型        | 50%              |              | 这种算法用不上
            RATE     | 营业收入        | 一半             |              | 请写比例
            FIXED    |                 |                  |              | 请写金额和单位
            FIXED    |                 | 很多             |              | 请写金额和单位
            TIERS    | 贷款利息支出    | 50%              |              | 起点 比率
            BRACKETS | 营业收入        | 50万元 2万元;50万元 3万元 |     | 从低到高
            YEARS    | 厂房租金支出    | 100% 70%         | 企业类型     | 第一年
            YEARS    | 厂房租金支出    | 100% 7成         | 入驻园区日期 | 逐年写比例
            STEPS    | 营业收入        | 1亿元 1万元;2亿元 2万元 |       | 请写一行
            """)
    void whatCannotBeBuiltIsSaid(
            String method, @Nullable String base, @Nullable String value, @Nullable String start, String message) {
        Building asked = asked(method, base, value, start, "", "", "");
        assertThatThrownBy(() -> written(first(), asked, List.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(message);
    }

    @Test
    void aNewValueLeavesThoseOfThePastAlone() {
        String once = written(first(), asked("RATE", "营业收入", "5%", "", "", "30万元", ""), List.of());
        String twice = written(once, asked("RATE", "营业收入", "8%", "", "", "50万元", "2027-01-01"), List.of());
        assertThat(twice)
                .contains(
                        "比例: [{from: 2026-01-10, value: 5%}, {from: 2027-01-01, value: 8%}]",
                        "封顶: [{from: 2026-01-10, value: 30万元}, {from: 2027-01-01, value: 50万元}]");
        assertThatThrownBy(() -> written(twice, asked("RATE", "营业收入", "9%", "", "", "60万元", ""), List.of()))
                .hasMessageContaining("“比例”已有 2 期的值");
        Building uncapped = asked("FIXED", "", "9万元", "", "", "", "2028-01-01");
        assertThatThrownBy(() -> written(twice, uncapped, List.of())).hasMessageContaining("“封顶”已有 2 期的值");
        String again = written(twice, asked("RATE", "营业收入", "9%", "", "", "60万元", "2027-01-01"), List.of());
        assertThat(again).contains("{from: 2026-01-10, value: 5%}, {from: 2027-01-01, value: 9%}]");
    }

    @Test
    void anotherWayOfReckoningTakesTheFiguresOfTheFirstWithIt() {
        String years = written(first(), asked("YEARS", "厂房租金支出", "100% 70%", "入驻园区日期", "", "", ""), List.of());
        assertThat(years).contains("第2年").doesNotContain("封顶");
        String fixed = written(years, asked("FIXED", "", "9万元", "", "", "", ""), List.of());
        assertThat(fixed).doesNotContain("第2年").contains("金额: [{from: 2026-01-10, value: 9万元}]");
    }

    private static Building asked(
            String method,
            @Nullable String base,
            @Nullable String value,
            @Nullable String start,
            @Nullable String floor,
            @Nullable String cap,
            String from) {
        return new Building(
                method, text(base), text(value).replace(";", "\n"), text(start), text(floor), text(cap), from, "");
    }

    /** An empty cell of the table comes as null. */
    private static String text(@Nullable String cell) {
        return cell == null ? "" : cell;
    }

    private static String first() {
        return FirstText.of("sample-built", "样例", "220000", LocalDate.parse(DAY), Scope.EVERYWHERE);
    }

    private static String written(String text, Building asked, List<TrialRow> trials) {
        Skeleton skeleton = Skeleton.of(text).orElseThrow();
        Skeleton.Block clause = skeleton.clauses().getFirst();
        ClauseForm before = ClauseReading.of(skeleton, clause, FACTS);
        ClauseForm after = AmountBuilding.built(before, asked, DAY, FACTS).withTrials(trials);
        return skeleton.with(ClauseWriting.edits(skeleton, clause, before, after, FACTS));
    }

    private static PolicyLibrary load(String text) {
        try {
            return Policies.load(
                    text.isEmpty()
                            ? Map.of("facts.yaml", DICTIONARY)
                            : Map.of("facts.yaml", DICTIONARY, "a.yaml", text));
        } catch (PolicyProblems faulty) {
            throw new AssertionError(text, faulty);
        }
    }

    private static String dictionary() {
        try {
            return Files.readString(Path.of("..", "policies", "facts.yaml"));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
