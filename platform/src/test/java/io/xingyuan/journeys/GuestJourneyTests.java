package io.xingyuan.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Somebody who has not signed in. */
@Journey
class GuestJourneyTests {

    private static final String NOBODY = "00000000-0000-7000-8000-000000000000";

    @Test
    void aGuestSeesWhatIsPublicOnly(Person guest) {
        guest.opens("/");

        assertThat(guest.menu()).containsExactly("首页", "公示", "进度查询", "工作日历", "申报通知", "政策库");
        guest.chooses("政策库");
        assertThat(guest.heading()).isEqualTo("政策库");
        guest.shot("library");
        guest.opens("/policies/jilin-2023-35/3.5.2");
        assertThat(guest.text()).contains("按认定技术合同成交额的 2.5%");
        guest.shot("clause");
    }

    @Test
    void everyOtherPageAsksForSigningIn(Person guest) {
        for (String path : List.of(
                "/checkup",
                "/checkup/" + NOBODY,
                "/checkup/" + NOBODY + "/paper",
                "/matching",
                "/matching/export.xlsx",
                "/enterprises",
                "/enterprises/" + NOBODY,
                "/enterprises/new",
                "/imports",
                "/demo/end")) {
            guest.opens(path);
            assertThat(guest.heading()).as(path).isEqualTo("登录");
        }
    }

    @Test
    void anEnterpriseSeesNeitherAnotherNorWhatIsForTheStaff(Person officer, Person own) {
        officer.signsInAs("政策专员").opens("/enterprises?q=范例微创导管");
        String other = officer.page.locator("td.actions a").first().getAttribute("href");

        own.signsInAs("示例影像");
        assertThat(own.status(other)).isEqualTo(404);
        assertThat(own.status(other.replace("/enterprises/", "/checkup/"))).isEqualTo(404);
        for (String path : List.of("/enterprises", "/matching", "/imports", "/demo/end", other + "/edit")) {
            assertThat(own.status(path)).as(path).isEqualTo(403);
        }
        assertThat(own.heading()).isEqualTo("没有权限");
    }

    @Test
    void whatAGuestMayNotSeeAsksForSigningInAndThenShowsThePage(Person guest) {
        guest.opens("/demo/end");
        assertThat(guest.heading()).isEqualTo("登录");
    }
}
