package io.xingyuan.web;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.MimeMappings;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** What the server itself must know of the {@link Site}. */
@Configuration
class SiteConfiguration {

    @Bean
    static HttpFirewall firewall(Site site) {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHttpMethods(Security.METHODS);
        firewall.setAllowedHostnames(site::answersTo);
        return firewall;
    }

    @Bean
    static RequestRejectedHandler turnedAway(Site site) {
        return new TurnedAway(site);
    }

    /** The session's cookie, and whose word about a caller's address and scheme is taken. */
    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> server(Site site) {
        return factory -> {
            var cookie = factory.getSettings().getSession().getCookie();
            if (site.secure()) {
                cookie.setName(Cookies.name("session", true));
                cookie.setPath("/");
                factory.addConnectorCustomizers(connector -> {
                    connector.setScheme("https");
                    connector.setSecure(true);
                });
            }
            if (!site.proxies().isEmpty()) {
                factory.addEngineValves(believing(site));
            }
        };
    }

    /** Style sheets and scripts say in what letters they are written, so that no browser has to guess. */
    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> textFiles() {
        MimeMappings types = new MimeMappings();
        types.add("css", "text/css;charset=UTF-8");
        types.add("js", "text/javascript;charset=UTF-8");
        return factory -> factory.getSettings().addMimeMappings(types);
    }

    private static RemoteIpValve believing(Site site) {
        RemoteIpValve valve = new RemoteIpValve();
        valve.setRemoteIpHeader("X-Forwarded-For");
        valve.setProtocolHeader("");
        valve.setInternalProxies(site.proxies().stream().map(Pattern::quote).collect(Collectors.joining("|")));
        return valve;
    }
}
