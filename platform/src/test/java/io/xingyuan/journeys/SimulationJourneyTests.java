package io.xingyuan.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** An officer tries a clause with other figures, is told of a mistake at its field, and lets the library run. */
@Journey
class SimulationJourneyTests {

    @Test
    void fromAClauseToWinnersAndLosers(Person officer) {
        officer.signsInAs("政策专员").opens("/simulations/new?clause=jilin-2023-35/3.5.2");
        officer.page.fill("[name=name]", "门槛降到一万元");
        officer.page.fill("[name='p.门槛']", "1万圆");
        officer.presses("开始模拟");
        assertThat(officer.page.locator("[role=alert]").innerText()).contains("门槛");
        assertThat(officer.page.inputValue("[name=name]")).isEqualTo("门槛降到一万元");

        officer.page.fill("[name='p.门槛']", "1万元");
        officer.page.check("[name=drop][value=考核]");
        officer.page.fill("[name=budget]", "20");
        officer.presses("开始模拟");
        assertThat(officer.page.locator(".versus thead th").count()).isEqualTo(3);
        officer.shot("simulation").findsNoBarriers();

        officer.opens("/population").presses("开始测算");
        officer.page.waitForSelector(".clause-table");
        officer.shot("library-run").findsNoBarriers();
    }
}
