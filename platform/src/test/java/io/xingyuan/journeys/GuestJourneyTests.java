package io.xingyuan.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Somebody who has not signed in. */
@Journey
class GuestJourneyTests {

    @Test
    void aGuestSeesTheLibraryOnly(Person guest) {
        guest.opens("/");

        assertThat(guest.menu()).isSubsetOf("首页", "政策库").contains("首页");
    }

    @Test
    void whatAGuestMayNotSeeAsksForSigningInAndThenShowsThePage(Person guest) {
        guest.opens("/demo/end");
        assertThat(guest.heading()).isEqualTo("登录");
    }
}
