package io.xingyuan.policy.programme;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Clause;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.web.FormErrors;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 兑现安排表单, as typed.
 *
 * @param amount in 万元
 * @param evidence one line each
 */
record ProgrammeForm(
        @NotBlank(message = "请选择条款。") String clause,

        @Pattern(regexp = "20\\d\\d", message = "年度应为四位数字，例如 2026。")
        String year,

        @NotBlank(message = "请填写名称。") @Size(max = 100, message = "名称最多 100 个字。")
        String title,

        @Size(max = 4000, message = "申报说明最多 4000 个字。") String notice,

        @Pattern(regexp = DAY, message = "请填写开始受理之日，例如 2026-03-01。")
        String opens,

        @Pattern(regexp = DAY, message = "请填写截止受理之日，例如 2026-06-30。")
        String closes,

        @Pattern(regexp = "[0-9a-f-]{36}", message = "请从列表中选择资金池。")
        String pool,

        @Pattern(regexp = "\\d[\\d,，]{0,11}(\\.\\d{1,6})?", message = "安排金额应为正数，以万元计，例如 500 或 12.5。")
        String amount,

        @NotBlank(message = "请选择办理流程。") @Size(max = 60, message = "请从列表中选择办理流程。")
        String procedure,

        @Size(max = 4000, message = "材料清单最多 4000 个字。") String evidence,

        @NotBlank(message = "请填写咨询单位或岗位。") @Size(max = 60, message = "咨询单位或岗位最多 60 个字。")
        String contact,

        @Pattern(regexp = "[\\d +()（）-]{5,30}", message = "请填写咨询电话，例如 0431-80000000。")
        String phone,

        int version) {

    private static final String DAY = "\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])";
    private static final BigDecimal FEN_PER_WAN = BigDecimal.valueOf(1_000_000);
    private static final int MOST_EVIDENCE = 30;

    /** What was not sent counts as left empty. */
    ProgrammeForm(
            @Nullable String clause,
            @Nullable String year,
            @Nullable String title,
            @Nullable String notice,
            @Nullable String opens,
            @Nullable String closes,
            @Nullable String pool,
            @Nullable String amount,
            @Nullable String procedure,
            @Nullable String evidence,
            @Nullable String contact,
            @Nullable String phone,
            int version) {
        this.clause = text(clause);
        this.year = text(year);
        this.title = text(title);
        this.notice = text(notice);
        this.opens = text(opens);
        this.closes = text(closes);
        this.pool = text(pool);
        this.amount = text(amount);
        this.procedure = text(procedure);
        this.evidence = text(evidence);
        this.contact = text(contact);
        this.phone = text(phone);
        this.version = version;
    }

    private static String text(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "").strip();
    }

    /** What the clause itself says, for a new programme. */
    static ProgrammeForm of(Clause clause, LocalDate today, String procedure) {
        String year = String.valueOf(today.getYear());
        return new ProgrammeForm(
                clause.id().toString(),
                year,
                t("{0} 年度{1}", year, clause.title()),
                "",
                today.toString(),
                today.plusMonths(1).toString(),
                "",
                "",
                procedure,
                String.join("\n", clause.evidence()),
                "",
                "",
                0);
    }

    static ProgrammeForm of(Programme programme) {
        Programme.Terms terms = programme.terms();
        UUID pool = terms.pool();
        return new ProgrammeForm(
                terms.clause().toString(),
                String.valueOf(terms.year()),
                terms.title(),
                terms.notice(),
                terms.opens().toString(),
                terms.closes().toString(),
                pool == null ? "" : pool.toString(),
                BigDecimal.valueOf(terms.fen())
                        .divide(FEN_PER_WAN)
                        .stripTrailingZeros()
                        .toPlainString(),
                terms.procedure(),
                String.join("\n", terms.evidence()),
                terms.contact(),
                terms.phone(),
                programme.version());
    }

    /** What no constraint sees. */
    FormErrors mistakes() {
        Map<String, String> wrong = new LinkedHashMap<>();
        LocalDate from = day(opens);
        LocalDate to = day(closes);
        if (from == null) {
            wrong.put("opens", t("没有这一天，请检查日期。"));
        }
        if (to == null) {
            wrong.put("closes", t("没有这一天，请检查日期。"));
        } else if (from != null && to.isBefore(from)) {
            wrong.put("closes", t("截止受理之日不能早于开始受理之日。"));
        }
        if (fen() <= 0) {
            wrong.put("amount", t("安排金额应大于 0。"));
        }
        List<String> lines = lines();
        if (lines.size() > MOST_EVIDENCE) {
            wrong.put("evidence", t("材料最多 {0} 项。", MOST_EVIDENCE));
        } else if (lines.stream().distinct().count() < lines.size()) {
            wrong.put("evidence", t("材料清单里有重复的一行。"));
        }
        return new FormErrors(wrong);
    }

    Programme.Terms terms() {
        return new Programme.Terms(
                ClauseId.parse(clause),
                Integer.parseInt(year),
                title,
                notice,
                LocalDate.parse(opens),
                LocalDate.parse(closes),
                pool.isEmpty() ? null : UUID.fromString(pool),
                fen(),
                procedure,
                lines(),
                contact,
                phone);
    }

    private List<String> lines() {
        return Arrays.stream(evidence.split("\\R", -1))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private long fen() {
        return new BigDecimal(amount.replaceAll("[,，\\s]", ""))
                .multiply(FEN_PER_WAN)
                .longValue();
    }

    private static @Nullable LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeException impossible) {
            return null;
        }
    }
}
