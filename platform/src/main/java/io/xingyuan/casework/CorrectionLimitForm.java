package io.xingyuan.casework;

import io.xingyuan.calendar.TimeLimit;
import io.xingyuan.kernel.Refusal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** 补正期限表单. */
record CorrectionLimitForm(
        @Nullable String amount,
        @Nullable String unit,
        @Nullable String source) {

    private static final int LONGEST_SOURCE = 200;

    static CorrectionLimitForm of(TimeLimit limit) {
        return new CorrectionLimitForm(
                String.valueOf(limit.amount()), limit.unit().name(), limit.source());
    }

    String typed(@Nullable String text) {
        return Objects.requireNonNullElse(text, "").strip();
    }

    TimeLimit limit() {
        if (!typed(amount).matches("[1-9]\\d{0,2}")) {
            throw new Refusal("补正期限应为 1 到 999 的整数。");
        }
        if (typed(source).isEmpty() || typed(source).length() > LONGEST_SOURCE) {
            throw new Refusal("请写明补正期限的依据，最多 200 个字。");
        }
        TimeLimit.Unit of =
                typed(unit).equals(TimeLimit.Unit.DAYS.name()) ? TimeLimit.Unit.DAYS : TimeLimit.Unit.WORKING_DAYS;
        return new TimeLimit(Integer.parseInt(typed(amount)), of, typed(source));
    }
}
