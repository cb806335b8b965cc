package io.xingyuan.calendar;

import io.xingyuan.kernel.Role;
import io.xingyuan.web.MenuItem;
import io.xingyuan.web.NameColumn;
import io.xingyuan.web.NameColumns;
import java.util.EnumSet;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CalendarConfiguration {

    @Bean
    static MenuItem calendarMenu() {
        return new MenuItem("工作日历", "calendar", "/calendar", 12, EnumSet.allOf(Role.class));
    }

    @Bean
    static NameColumns calendarNames() {
        return () -> List.of(NameColumn.alone("calendar.holiday_notice", "loaded_by"));
    }
}
