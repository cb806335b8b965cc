package io.xingyuan.enterprise;

import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.UnifiedCreditCode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 读档案: checks what no constraint on the form can see, and gives the profile when nothing is wrong.
 *
 * @param problems field name to Chinese message
 */
record ProfileReading(@Nullable Profile profile, Map<String, String> problems) {

    static ProfileReading of(EnterpriseForm form, Set<String> parks, LocalDate today) {
        Map<String, String> problems = new LinkedHashMap<>();
        String code = UnifiedCreditCode.normalise(form.creditCode());
        String fault = UnifiedCreditCode.fault(code);
        if (!fault.isEmpty()) {
            problems.put("creditCode", fault);
        }
        if (!parks.contains(form.park())) {
            problems.put("park", "没有这个园区，请从列表中选择");
        }
        LocalDate founded = founded(form.founded(), today, problems);
        if (!problems.isEmpty()) {
            return new ProfileReading(null, problems);
        }
        return new ProfileReading(
                new Profile(
                        form.name().strip(),
                        new UnifiedCreditCode(code),
                        new ParkId(form.park()),
                        given(form.region()),
                        given(form.address()),
                        given(form.industry()),
                        given(form.chainPosition()),
                        given(form.chainSegment()),
                        founded),
                problems);
    }

    private static @Nullable LocalDate founded(@Nullable String typed, LocalDate today, Map<String, String> problems) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            LocalDate day = FactText.date("成立日期", typed);
            if (day.isAfter(today)) {
                problems.put("founded", "成立日期不能晚于今天");
            }
            return day;
        } catch (IllegalArgumentException unreadable) {
            problems.put("founded", String.valueOf(unreadable.getMessage()));
            return null;
        }
    }

    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
