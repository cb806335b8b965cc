package io.xingyuan.web;

import io.xingyuan.kernel.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

@Configuration
@EnableConfigurationProperties(Limits.class)
class WebConfiguration implements WebMvcConfigurer {

    private final Shells shells;
    private final Limits limits;
    private final ObjectProvider<Clock> clock;

    WebConfiguration(Shells shells, Limits limits, ObjectProvider<Clock> clock) {
        this.shells = shells;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new RateLimit(limits, new Buckets(clock.getObject())))
                .order(Ordered.HIGHEST_PRECEDENCE);
        registry.addInterceptor(new ShellInterceptor(shells));
        registry.addInterceptor(new AccessRules());
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new PagingArgument());
    }

    @Bean
    static LocaleResolver localeResolver(Site site) {
        CookieLocaleResolver cookie = new CookieLocaleResolver(Cookies.name("language", site.secure()));
        cookie.setDefaultLocale(Locale.SIMPLIFIED_CHINESE);
        cookie.setCookieHttpOnly(true);
        cookie.setCookieSameSite("Lax");
        cookie.setCookieSecure(site.secure());
        cookie.setCookieMaxAge(Duration.ofDays(365));
        return cookie;
    }

    @Bean
    static MenuItem home() {
        return new MenuItem("首页", "home", "/", 0, Set.of(Role.values()));
    }

    /** The park's wall clock: all dates are Beijing dates. */
    @Bean
    static Clock clock() {
        return Clock.system(ZoneId.of("Asia/Shanghai"));
    }
}
