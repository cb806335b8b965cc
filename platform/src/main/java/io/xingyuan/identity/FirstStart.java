package io.xingyuan.identity;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Begins the system on its first start, and says on each start how to create the first administrator. */
@Component
class FirstStart implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

    private final SettingUp settingUp;
    private final boolean empty;
    private final String port;

    FirstStart(
            SettingUp settingUp,
            @Value("${xingyuan.empty:false}") boolean empty,
            @Value("${server.port:8080}") String port) {
        this.settingUp = settingUp;
        this.empty = empty;
        this.port = port;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        settingUp.begin(empty).ifPresent(this::announce);
    }

    void announce(SetUpToken token) {
        LOG.warn("首次启用：请在浏览器打开 http://localhost:{}{} 建立系统管理员（链接只能用一次）", port, token.path());
    }
}
