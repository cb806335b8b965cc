package io.xingyuan.policy.studio;

import io.xingyuan.kernel.Role;
import io.xingyuan.web.MenuItem;
import io.xingyuan.web.NameColumn;
import io.xingyuan.web.NameColumns;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class StudioConfiguration {

    @Bean
    MenuItem studioItem() {
        return new MenuItem("政策工作室", "pencil", "/studio", 29, Role.Group.POLICY_STAFF.roles());
    }

    @Bean
    NameColumns studioNames() {
        return () -> List.of(
                NameColumn.alone("policy.policy_draft", "written_by"),
                NameColumn.alone("policy.policy_draft_save", "name"),
                NameColumn.alone("policy.policy_draft_end", "ended_by"),
                NameColumn.alone("policy.official_text", "kept_by"));
    }
}
