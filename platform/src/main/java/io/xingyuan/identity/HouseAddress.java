package io.xingyuan.identity;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** 系统网址: what links in mails begin with; from the configuration, never from a request, which a stranger may forge. */
@Component
class HouseAddress {

    private final String configured;
    private final Environment environment;

    HouseAddress(@Value("${xingyuan.address:}") String configured, Environment environment) {
        this.configured = configured.strip().replaceFirst("/+$", "");
        this.environment = environment;
    }

    String of(String path) {
        String port = environment.getProperty("local.server.port", "8080");
        return (configured.isEmpty() ? "http://localhost:" + port : configured) + path;
    }
}
