package io.xingyuan.policy.programme;

import io.xingyuan.kernel.Role;
import io.xingyuan.web.MenuItem;
import java.util.EnumSet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class ProgrammeConfiguration {

    @Bean
    MenuItem programmeItem() {
        return new MenuItem("兑现安排", "calendar-event", "/programmes", 26, Role.Group.POLICY_STAFF.roles());
    }

    @Bean
    MenuItem callItem() {
        return new MenuItem("申报通知", "speakerphone", "/calls", 27, EnumSet.allOf(Role.class));
    }
}
