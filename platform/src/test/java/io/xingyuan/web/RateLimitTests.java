package io.xingyuan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xingyuan.kernel.MovedClock;
import io.xingyuan.kernel.Role;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;

class RateLimitTests {

    private final MovedClock clock = new MovedClock();
    private final RateLimit limit = new RateLimit(new Limits(true, 60, 6, 600, 120, 12), new Buckets(clock));

    @AfterEach
    void nobody() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void halfAMinutesWorthMayComeAtOnceAndTheRestEvenly() throws Exception {
        as("zhang");
        assertThat(passed("page", "192.0.2.1", 100)).isEqualTo(30);
        clock.move(Duration.ofSeconds(10));
        assertThat(passed("page", "192.0.2.1", 100)).isEqualTo(10);
        clock.move(Duration.ofHours(1));
        assertThat(passed("page", "192.0.2.1", 100))
                .as("no more than a full bucket")
                .isEqualTo(30);
    }

    @Test
    void whatIsCostlyHasItsOwnSmallerBucket() throws Exception {
        as("zhang");
        assertThat(passed("export", "192.0.2.1", 100)).isEqualTo(3);
        assertThat(passed("page", "192.0.2.1", 5)).isEqualTo(5);
    }

    @Test
    void oneAccountDoesNotUseUpAnother() throws Exception {
        as("zhang");
        passed("export", "192.0.2.1", 100);
        as("li");
        assertThat(passed("export", "192.0.2.1", 100)).isEqualTo(3);
    }

    @Test
    void guestsAreCountedByTheirAddress() throws Exception {
        assertThat(passed("export", "192.0.2.1", 100)).isEqualTo(6);
        assertThat(passed("export", "192.0.2.2", 100)).isEqualTo(6);
        assertThat(passed("export", "2001:db8:1:2::1", 6)).isEqualTo(6);
        assertThat(passed("export", "2001:db8:1:2:9:9:9:9", 6))
                .as("the same customer")
                .isZero();
    }

    @Test
    void theAnswerSaysWhenToComeAgain() throws Exception {
        as("zhang");
        passed("export", "192.0.2.1", 3);
        assertThatThrownBy(() -> asked("export", "192.0.2.1"))
                .isInstanceOfSatisfying(
                        TooMany.class, refused -> assertThat(refused.seconds()).isEqualTo(10));
        clock.move(Duration.ofSeconds(10));
        asked("export", "192.0.2.1");
    }

    @Test
    void switchedOffNobodyWaits() throws Exception {
        RateLimit off = new RateLimit(new Limits(false, 1, 1, 1, 1, 1), new Buckets(clock));
        for (int i = 0; i < 100; i++) {
            assertThat(off.preHandle(
                            new MockHttpServletRequest(),
                            new MockHttpServletResponse(),
                            new HandlerMethod(new Pages(), "export")))
                    .isTrue();
        }
    }

    private int passed(String page, String address, int times) {
        return (int) IntStream.range(0, times)
                .filter(time -> {
                    try {
                        return asked(page, address);
                    } catch (TooMany refused) {
                        return false;
                    }
                })
                .count();
    }

    private boolean asked(String page, String address) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/" + page);
        request.setRemoteAddr(address);
        try {
            return limit.preHandle(request, new MockHttpServletResponse(), new HandlerMethod(new Pages(), page));
        } catch (NoSuchMethodException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static void as(String account) {
        Visitor visitor = new Visitor(account, "某人", Role.LEADER, null);
        SecurityContextHolder.getContext().setAuthentication(VisitorRequests.authentication(visitor));
    }

    static class Pages {

        public void page() {}

        @Costly
        public void export() {}
    }
}
