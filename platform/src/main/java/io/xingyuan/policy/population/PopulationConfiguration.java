package io.xingyuan.policy.population;

import io.xingyuan.kernel.Role;
import io.xingyuan.web.MenuItem;
import io.xingyuan.web.NameColumn;
import io.xingyuan.web.NameColumns;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class PopulationConfiguration {

    @Bean
    MenuItem runsItem() {
        return new MenuItem("全库测算", "database", RunPages.PATH, 25, Role.Group.POLICY_STAFF.roles());
    }

    @Bean
    MenuItem simulationsItem() {
        return new MenuItem(
                "政策模拟", "adjustments-horizontal", SimulationPages.PATH, 25, Role.Group.POLICY_STAFF.roles());
    }

    @Bean
    NameColumns populationNames() {
        return () -> List.of(
                NameColumn.alone("policy.library_run", "started_by"),
                NameColumn.alone("policy.simulation", "started_by"));
    }
}
