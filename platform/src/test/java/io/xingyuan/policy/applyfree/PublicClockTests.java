package io.xingyuan.policy.applyfree;

import static org.assertj.core.api.Assertions.assertThat;

import io.xingyuan.web.FormErrors;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PublicClockTests {

    private static ClockForm form(String amount, String from, String until) {
        return new ClockForm(amount, "样例〔2026〕1号", "own", from, until, 1);
    }

    @Test
    void validityMayBeOpenOnEitherSide() {
        LocalDate day = LocalDate.of(2026, 9, 1);
        assertThat(form("7", "", "").basis().includes(day)).isTrue();
        assertThat(form("7", "2026-09-01", "2026-09-01").basis().includes(day)).isTrue();
        assertThat(form("7", "2026-09-02", "").basis().includes(day)).isFalse();
        assertThat(form("7", "", "2026-08-31").basis().includes(day)).isFalse();
    }

    @Test
    void whatCannotBeIsSaidAtItsField() {
        assertThat(form("7", "2026-02-30", "").mistakes().on("from")).isNotEmpty();
        FormErrors reversed = form("7", "2026-09-02", "2026-09-01").mistakes();
        assertThat(reversed.on("until")).isNotEmpty();
        assertThat(reversed.on("from")).isNull();
        assertThat(form("366", "", "").mistakes().on("amount")).isNotEmpty();
        FormErrors none = form("365", "2026-09-01", "2026-09-02").mistakes();
        assertThat(none.any()).isFalse();
    }
}
