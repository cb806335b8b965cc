package io.xingyuan.casework.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * 办结合计: of some closed cases how many there are, and of those that passed the working days and the running about.
 *
 * @param median working days of the case in the middle
 * @param once how many passed with the applicant coming or correcting at most once
 * @param none how many without
 */
record Sums(
        long cases,
        long passed,
        long refused,
        long withdrawn,
        long office,
        long applicant,
        long paused,
        long corrections,
        long attendances,
        long once,
        long none,
        long median) {

    /** Of tallied cases {@code c} that took the same number of days each; {@link Summing} adds them up. */
    static final String COLUMNS = """
            c.days,
            sum(c.cases) as cases,
            coalesce(sum(c.cases) filter (where c.status = 'PASSED'), 0) as passed,
            coalesce(sum(c.cases) filter (where c.status = 'REFUSED'), 0) as refused,
            coalesce(sum(c.cases) filter (where c.status = 'WITHDRAWN'), 0) as withdrawn,
            coalesce(sum(c.office_days) filter (where c.status = 'PASSED'), 0) as office,
            coalesce(sum(c.applicant_days) filter (where c.status = 'PASSED'), 0) as applicant,
            coalesce(sum(c.paused_days) filter (where c.status = 'PASSED'), 0) as paused,
            coalesce(sum(c.corrections * c.cases) filter (where c.status = 'PASSED'), 0) as corrections,
            coalesce(sum(c.attendances * c.cases) filter (where c.status = 'PASSED'), 0) as attendances,
            coalesce(sum(c.cases) filter (where c.status = 'PASSED' and c.corrections + c.attendances <= 1), 0) as once,
            coalesce(sum(c.cases) filter (where c.status = 'PASSED' and c.corrections + c.attendances = 0), 0) as none""";

    long days() {
        return office + applicant + paused;
    }

    /** Days per case that passed, such as {@code 12.5}; a dash when none did. */
    String average(long part) {
        return quotient(part, passed);
    }

    @Nullable
    BigDecimal mean(long part) {
        return passed == 0
                ? null
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(passed), 1, RoundingMode.HALF_UP);
    }

    /** Of those that passed, in per cent such as {@code 97.5}; a dash when none did. */
    String share(long part) {
        return percent(part, passed);
    }

    static String quotient(long part, long whole) {
        return whole == 0
                ? "—"
                : BigDecimal.valueOf(part)
                        .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP)
                        .toPlainString();
    }

    static String percent(long part, long whole) {
        return whole == 0 ? "—" : quotient(part * 100, whole);
    }
}
