package io.xingyuan.files;

import io.xingyuan.kernel.Role;
import io.xingyuan.web.MenuItem;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FilesConfiguration {

    @Bean
    static MenuItem limitMenu() {
        return new MenuItem("附件规则", "paperclip", "/attachment-limits", 91, Set.of(Role.SYSTEM_ADMINISTRATOR));
    }
}
