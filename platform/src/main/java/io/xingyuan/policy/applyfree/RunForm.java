package io.xingyuan.policy.applyfree;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Clause;
import io.xingyuan.web.FormErrors;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * 生成名单表单, as typed.
 *
 * @param fixed in 万元
 */
record RunForm(
        @NotBlank(message = "请选择兑现安排。") String programme,

        @Pattern(regexp = "EXACT|FORMULA|FIXED", message = "请选择金额口径。")
        String rule,

        @Pattern(regexp = "(\\s*[\\d,，]{1,12}(\\.\\d{1,6})?\\s*)?", message = "每户定额应为正数，以万元计，例如 20 或 12.5。")
        String fixed,

        @Size(max = 200, message = "依据最多 200 个字。") String basis,

        @Pattern(regexp = "CONSENT|LIST", message = "请选择预留顺序。")
        String turn,

        @Pattern(regexp = "\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])", message = "请填写企业确认的截止日，例如 2026-12-31。")
        String answerBy) {

    private static final BigDecimal FEN_PER_WAN = BigDecimal.valueOf(1_000_000);
    private static final int LONGEST_DAYS = 365;

    RunForm(
            @Nullable String programme,
            @Nullable String rule,
            @Nullable String fixed,
            @Nullable String basis,
            @Nullable String turn,
            @Nullable String answerBy) {
        this.programme = text(programme);
        this.rule = text(rule);
        this.fixed = text(fixed);
        this.basis = text(basis);
        this.turn = text(turn);
        this.answerBy = text(answerBy);
    }

    private static String text(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "").strip();
    }

    static RunForm blank(String programme, Clause clause, LocalDate answerBy) {
        String rule = Arrays.stream(AmountRule.values())
                .filter(each -> each.suits(clause))
                .findFirst()
                .map(Enum::name)
                .orElse("");
        return new RunForm(programme, rule, "", "", Turn.CONSENT.name(), answerBy.toString());
    }

    /** What no constraint sees. */
    FormErrors mistakes(Clause clause, LocalDate today) {
        Map<String, String> wrong = new LinkedHashMap<>();
        AmountRule chosen = AmountRule.valueOf(rule);
        if (!chosen.suits(clause)) {
            wrong.put("rule", t("这个条款用不了这种口径，请选另一种。"));
        }
        if (chosen == AmountRule.FIXED && fixedFen() <= 0) {
            wrong.put("fixed", t("请填写每户定额，应大于 0。"));
        }
        if (chosen != AmountRule.EXACT && basis.isEmpty()) {
            wrong.put("basis", t("条款只写了上限，按多少兑现须写明依据文件。"));
        }
        try {
            LocalDate day = LocalDate.parse(answerBy);
            if (!day.isAfter(today)) {
                wrong.put("answerBy", t("截止日应在今天之后，给企业留出时间。"));
            } else if (day.isAfter(today.plusDays(LONGEST_DAYS))) {
                wrong.put("answerBy", t("截止日最晚在一年之内。"));
            }
        } catch (DateTimeException impossible) {
            wrong.put("answerBy", t("没有这一天，请检查日期。"));
        }
        return new FormErrors(wrong);
    }

    private long fixedFen() {
        String digits = fixed.replaceAll("[,，\\s]", "");
        return digits.isEmpty()
                ? 0
                : new BigDecimal(digits).multiply(FEN_PER_WAN).longValue();
    }

    Run.Terms terms() {
        AmountRule chosen = AmountRule.valueOf(rule);
        return new Run.Terms(
                chosen,
                chosen == AmountRule.FIXED ? fixedFen() : 0,
                basis,
                Turn.valueOf(turn),
                RunViews.PROCEDURE,
                LocalDate.parse(answerBy));
    }
}
