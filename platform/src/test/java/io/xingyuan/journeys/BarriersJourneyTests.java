package io.xingyuan.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page in both languages, both themes, on a phone and at a desk, under the eyes of axe. */
@Journey
class BarriersJourneyTests {

    private static final Map<String, List<String>> PAGES = Map.ofEntries(
            Map.entry(
                    "示例影像",
                    List.of(
                            "/",
                            "/own",
                            "/own/code",
                            "/outbox",
                            "/enterprise",
                            "/policies",
                            "/policies/jilin-2023-35",
                            "/policies/jilin-2023-35/3.5.2",
                            "/search?q=贷款",
                            "/fund/own",
                            "/publicity",
                            "/people",
                            "/privacy",
                            "/privacy/own",
                            "/messages/settings",
                            "/apply",
                            "/progress")),
            Map.entry(
                    "政策专员",
                    List.of(
                            "/",
                            "/checkup",
                            "/checkup/threshold",
                            "/matching",
                            "/matching?view=enterprises&kind=MONEY",
                            "/matching?clause=jilin-2023-35/3.5.2",
                            "/enterprises",
                            "/enterprises?q=没有这样的企业",
                            "/enterprises/new",
                            "/imports",
                            "/parks",
                            "/products",
                            "/projects",
                            "/calendar?year=2026&start=2026-09-18&amount=10&unit=WORKING_DAYS",
                            "/duties",
                            "/cases",
                            "/procedures/application/1",
                            "/absences",
                            "/studio",
                            "/studio/jilin-2023-35/source",
                            "/inbox",
                            "/agreements",
                            "/applications",
                            "/apply-free",
                            "/apply-free/promise",
                            "/programmes",
                            "/recoveries",
                            "/experts",
                            "/panels",
                            "/procedures")),
            Map.entry(
                    "园区领导",
                    List.of(
                            "/",
                            "/figures",
                            "/figures?year=all",
                            "/figures/cases?year=all&result=PASSED",
                            "/figures/stages?year=all",
                            "/awards",
                            "/awards?year=2026")),
            Map.entry(
                    "财务专员",
                    List.of(
                            "/fund",
                            "/fund/entries",
                            "/fund/payments",
                            "/fund/payments/new",
                            "/fund/batches",
                            "/fund/tiers")),
            Map.entry(
                    "系统管理员",
                    List.of(
                            "/lights",
                            "/privacy/requests",
                            "/keys",
                            "/accounts",
                            "/accounts/new",
                            "/organisations",
                            "/organisations/new",
                            "/regions",
                            "/regions/new?parent=220100",
                            "/posts",
                            "/duties",
                            "/attachment-limits",
                            "/webhooks")),
            Map.entry("审计管理员", List.of("/audit", "/audit?person=没有这个人", "/audit/chains")),
            Map.entry("安全管理员", List.of("/grants")));

    static Set<String> roles() {
        return PAGES.keySet();
    }

    @ParameterizedTest
    @MethodSource("roles")
    void noBarrierAndNoScrollingSideways(String role, Person person) {
        person.comesBackAs(role);
        SoftAssertions each = new SoftAssertions();
        for (String path : PAGES.getOrDefault(role, List.of())) {
            each.check(() -> person.opens(path).findsNoBarriers());
        }
        each.assertAll();
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
