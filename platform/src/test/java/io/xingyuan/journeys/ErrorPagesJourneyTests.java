package io.xingyuan.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Things go wrong, and the page says what happened and what to do. */
@Journey
class ErrorPagesJourneyTests {

    @Test
    void aDeadLinkIsExplained(Person visitor) {
        visitor.opens("/no/such/page").shot("error-not-found");

        assertThat(visitor.heading()).isEqualTo("没有找到");
        assertThat(visitor.text()).contains("回到首页");
        visitor.findsNoBarriers();
    }

    @Test
    void aMissingFileAndAnOddAddressAreExplainedToo(Person visitor) {
        for (String path : List.of("/no-such-file.css", "/webjars/none/none.js", "/sign-in/as/none", "/a%2e%2e;b")) {
            visitor.opens(path);
            assertThat(visitor.page.locator(".shell").count()).as(path).isOne();
        }
    }

    /** No handler took these, so none has asked in which capacity. */
    @Test
    void whoHasSignedInKeepsTheirRoleAndMenu(Person officer) {
        officer.signsInAs("政策专员");
        for (String path : List.of("/no/such/page", "/inbox/batch")) {
            officer.opens(path);
            assertThat(officer.menu()).as(path).anyMatch(line -> line.startsWith("事务箱"));
            assertThat(officer.page.locator(".banner").allInnerTexts())
                    .as(path)
                    .noneMatch(banner -> banner.contains("没有生效的角色"));
        }
    }

    @Test
    void bytesThatAreNoTextAreNoErrorOfTheHouse(Person visitor) {
        assertThat(visitor.page.request().get("/search?q=%ED%A0%80").status()).isEqualTo(400);
        assertThat(visitor.page.request().get("/policies?%E6%9D=1").status()).isEqualTo(400);
    }

    @Test
    void styleSheetsAndScriptsSayThatTheyAreUtf8(Person visitor) {
        for (String file : List.of("/xingyuan.css", "/xingyuan.js", "/webjars/htmx.org/2.0.10/dist/htmx.min.js")) {
            String type = visitor.page.request().get(file).headers().get("content-type");
            assertThat(type).as(file).matches("text/(css|javascript);charset=UTF-8");
        }
    }

    @Test
    void endingTheDemoAsksFirst(Person officer) {
        officer.signsInAs("政策专员").opens("/demo/end");
        assertThat(officer.heading()).isEqualTo("清除演示，正式启用");
        officer.findsNoBarriers();
    }

    @Test
    void anExpiredFormIsExplained(Person visitor) {
        visitor.opens("/sign-in");
        visitor.page.evaluate("document.querySelectorAll('[name=_csrf]').forEach(field => field.value = 'old')");
        visitor.page.locator("button.role-card").first().click();

        assertThat(visitor.heading()).isEqualTo("页面已过期");
        visitor.shot("error-expired");
        visitor.findsNoBarriersHere();
    }

    @Test
    void aWrongPasswordIsSaidWithoutTellingWhichPartWasWrong(Person visitor) {
        visitor.opens("/sign-in").fills("登录名", "nobody").fills("口令", "Wrong-password-1");
        visitor.page.locator("form[action='/sign-in'] button").click();

        assertThat(visitor.text()).contains("登录名或口令不对，或者连续失败被暂时锁定。");
        visitor.findsNoBarriers();
    }
}
