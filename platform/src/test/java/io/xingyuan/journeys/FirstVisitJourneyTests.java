package io.xingyuan.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Somebody sees the program for the first time. */
@Journey
class FirstVisitJourneyTests {

    @Test
    void theFirstPageSaysThatThisIsADemoAndWhereToBegin(Person visitor) {
        visitor.opens("/").shot("first-visit");

        assertThat(visitor.heading()).isEqualTo("欢迎来到杏园");
        assertThat(visitor.page.locator(".banner").innerText()).contains("演示");
        visitor.findsNoBarriers();
    }

    @Test
    void aRoleIsOneClickAway(Person visitor) {
        visitor.opens("/sign-in").shot("sign-in");
        visitor.findsNoBarriers();

        visitor.signsInAs("政策专员").shot("home-policy-officer");
        assertThat(visitor.text()).contains("待办");
        visitor.findsNoBarriers();

        visitor.signsOut();
        assertThat(visitor.text()).contains("您已退出登录。");
    }

    @Test
    void languageAndThemeStayAsChosen(Person visitor) {
        visitor.opens("/sign-in?left");
        visitor.presses("Switch to English");
        assertThat(visitor.page.url()).endsWith("/sign-in?left");
        assertThat(visitor.heading()).isEqualTo("Sign in");
        visitor.presses("Switch to dark");
        assertThat(visitor.page.locator("html").getAttribute("data-bs-theme")).isEqualTo("dark");
        visitor.opens("/");
        assertThat(visitor.heading()).isEqualTo("Welcome to Xingyuan");
    }

    @Test
    void onAPhoneTheMenuOpensWithoutScripts(Person visitor) {
        visitor.onAPhone().opens("/");
        assertThat(visitor.page.locator(".shell-menu").isVisible()).isFalse();
        visitor.page.locator(".menu-button").click();
        assertThat(visitor.page.locator(".shell-menu").isVisible()).isTrue();
        visitor.shot("menu-on-a-phone");
    }

    @Test
    void aFirstLoadIsSmall(Person visitor) {
        visitor.opens("/sign-in");
        Number bytes = (Number) visitor.page.evaluate(
                "[...performance.getEntriesByType('resource'), ...performance.getEntriesByType('navigation')]"
                        + ".reduce((sum, entry) => sum + entry.transferSize, 0)");
        assertThat(bytes.longValue()).isBetween(10_000L, 200_000L);
    }
}
