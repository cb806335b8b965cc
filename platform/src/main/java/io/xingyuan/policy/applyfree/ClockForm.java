package io.xingyuan.policy.applyfree;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.web.FormErrors;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * 公开时限表单, as typed.
 *
 * @param nature {@code own} for the local authority's word, {@code analogy} for a document elsewhere
 */
record ClockForm(
        @Pattern(regexp = "[1-9]\\d{0,2}", message = "请填写工作日数，1 到 365。")
        String amount,

        @NotBlank(message = "请写明依据的文件和条款。") @Size(max = 300, message = "依据最多 300 个字。")
        String source,

        @Pattern(regexp = OWN + "|" + ANALOGY, message = "请选择依据是本地的，还是比照外地的。")
        String nature,

        String from,
        String until,
        int version) {

    static final int MOST = 365;
    static final String OWN = "own";
    static final String ANALOGY = "analogy";

    ClockForm(
            @Nullable String amount,
            @Nullable String source,
            @Nullable String nature,
            @Nullable String from,
            @Nullable String until,
            int version) {
        this.amount = text(amount);
        this.source = text(source);
        this.nature = text(nature);
        this.from = text(from);
        this.until = text(until);
        this.version = version;
    }

    static ClockForm of(PublicClock clock) {
        PublicClock.Basis basis = clock.basis();
        return new ClockForm(
                String.valueOf(clock.amount()),
                basis.source(),
                basis.own() ? OWN : ANALOGY,
                Objects.toString(basis.from(), ""),
                Objects.toString(basis.until(), ""),
                clock.version());
    }

    private static String text(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "").strip();
    }

    /** What no constraint sees. */
    FormErrors mistakes() {
        Map<String, String> wrong = new LinkedHashMap<>();
        if (Integer.parseInt(amount) > MOST) {
            wrong.put("amount", t("请填写工作日数，1 到 365。"));
        }
        LocalDate begins = day("from", from, wrong);
        LocalDate ends = day("until", until, wrong);
        if (begins != null && ends != null && ends.isBefore(begins)) {
            wrong.put("until", t("有效期的末日不能早于首日。"));
        }
        return new FormErrors(wrong);
    }

    PublicClock.Basis basis() {
        Map<String, String> wrong = new LinkedHashMap<>();
        return new PublicClock.Basis(source, OWN.equals(nature), day("from", from, wrong), day("until", until, wrong));
    }

    private static @Nullable LocalDate day(String field, String typed, Map<String, String> wrong) {
        try {
            return typed.isEmpty() ? null : LocalDate.parse(typed);
        } catch (DateTimeException impossible) {
            wrong.put(field, t("没有这一天，请检查日期。"));
            return null;
        }
    }
}
