package io.xingyuan.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page in both languages, both themes, on a phone and at a desk, under the eyes of axe. */
@Journey
class BarriersJourneyTests {

    @ParameterizedTest
    @CsvSource({
        "示例影像, /",
        "示例影像, /own",
        "示例影像, /own/code",
        "示例影像, /outbox",
        "示例影像, /enterprise",
        "示例影像, /policies",
        "示例影像, /policies/jilin-2023-35",
        "示例影像, /policies/jilin-2023-35/3.5.2",
        "示例影像, /search?q=贷款",
        "政策专员, /",
        "政策专员, /checkup",
        "政策专员, /checkup/threshold",
        "政策专员, /matching",
        "政策专员, /matching?view=enterprises&kind=MONEY",
        "政策专员, /matching?clause=jilin-2023-35/3.5.2",
        "政策专员, /enterprises",
        "政策专员, /enterprises?q=没有这样的企业",
        "政策专员, /enterprises/new",
        "政策专员, /imports",
        "政策专员, /parks",
        "政策专员, /products",
        "政策专员, /projects",
        "政策专员, /calendar?year=2026&start=2026-09-18&amount=10&unit=WORKING_DAYS",
        "政策专员, /duties",
        "财务专员, /fund",
        "财务专员, /fund/entries",
        "财务专员, /fund/payments",
        "财务专员, /fund/payments/new",
        "财务专员, /fund/batches",
        "示例影像, /fund/own",
        "政策专员, /cases",
        "政策专员, /procedures/application/1",
        "政策专员, /studio",
        "政策专员, /studio/jilin-2023-35/source",
        "政策专员, /absences",
        "示例影像, /publicity",
        "系统管理员, /lights",
        "示例影像, /people",
        "示例影像, /privacy",
        "示例影像, /privacy/own",
        "系统管理员, /privacy/requests",
        "系统管理员, /keys",
        "系统管理员, /accounts",
        "系统管理员, /accounts/new",
        "系统管理员, /organisations",
        "系统管理员, /organisations/new",
        "系统管理员, /posts",
        "系统管理员, /duties",
        "审计管理员, /audit",
        "审计管理员, /audit?person=没有这个人",
        "审计管理员, /audit/chains"
    })
    void noBarrierAndNoScrollingSideways(String role, String path, Person person) {
        person.comesBackAs(role).opens(path).findsNoBarriers();
    }

    @Test
    void aBarrierIsSeenAlsoWhereOnlyOneThemeHasIt(Person person) {
        person.opens("/privacy").page.evaluate("""
                () => {
                    const faint = document.createElement('p');
                    faint.id = 'faint';
                    faint.textContent = '样例';
                    faint.style.color = '#555';
                    document.querySelector('main').append(faint);
                }""");
        assertThat(person.barriers()).isEmpty();
        assertThat(person.wears("dark").barriers()).singleElement().asString().contains("color-contrast", "#faint");

        person.page.evaluate("document.querySelector('main').append(document.createElement('input'))");
        assertThat(person.wears("light").barriers()).singleElement().asString().startsWith("label");
    }

    @Test
    void oneRowOfTheLogHasNoBarrier(Person person) {
        person.comesBackAs("审计管理员").opens("/audit");
        person.page.locator("tbody a").first().click();
        person.findsNoBarriers();
    }

    @Test
    void theChangesOfAnEnterpriseHaveNoBarrier(Person person) {
        person.comesBackAs("示例影像").opens("/enterprise").follows("变更记录").findsNoBarriers();
    }
}
