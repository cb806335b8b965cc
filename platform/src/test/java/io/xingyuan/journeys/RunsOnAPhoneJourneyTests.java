package io.xingyuan.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs and simulations at 360 px: a list scrolls in a box of its own and nothing else does, and no text is cut. */
@Journey
class RunsOnAPhoneJourneyTests {

    /** Texts that go beyond what holds them without a way to the rest. */
    private static final String CUT = """
            () => [...document.querySelectorAll('main *')].filter(each => {
                const hides = ['hidden', 'clip'].includes(getComputedStyle(each).overflowX);
                const seen = each.getBoundingClientRect().width > 1 && (each.innerText ?? '').trim() !== '';
                return (hides || each.matches('td, th')) && seen && each.scrollWidth > each.clientWidth + 1;
            }).map(each => each.tagName + ' ' + each.className + ': ' + each.innerText.slice(0, 40))
            """;

    @Test
    void listsAreReadWhole(Person officer) {
        officer.signsInAs("政策专员").opens("/simulations/new?clause=jilin-2023-35/3.5.2");
        officer.page.fill("[name=name]", "一个名字相当长的方案，说明它把门槛降到了一万元并去掉了考核");
        officer.page.fill("[name='3.5.2:p.门槛']", "1万元");
        officer.page.check("[name='3.5.2:drop'][value=考核]");
        officer.page.fill("[name=budget]", "20");
        officer.presses("开始模拟");
        List<String> pages = new ArrayList<>(
                List.of("/simulations", "/simulations/new", path(officer), path(officer) + "/variants/new"));
        for (String day : List.of("2020-01-01", "2026-06-01")) {
            officer.opens("/population");
            officer.page.fill("#day", day);
            officer.presses("开始测算");
            officer.page.waitForSelector(".clause-table");
        }
        pages.addAll(List.of("/population", path(officer)));
        pages.add(officer.page.locator("a[href*='kind=new']").first().getAttribute("href"));
        if (officer.page.locator("a[href*='/shares']").count() > 0) {
            pages.add(officer.page.locator("a[href*='/shares']").first().getAttribute("href"));
        }
        officer.onAPhone();
        for (String page : pages) {
            officer.opens(page).shot("phone-" + pages.indexOf(page)).fits();
            assertThat((List<?>) officer.page.evaluate(CUT)).as(page).isEmpty();
        }
    }

    private static String path(Person officer) {
        return officer.page.url().replaceAll("https?://[^/]+", "").replaceAll("[?#].*", "");
    }
}
