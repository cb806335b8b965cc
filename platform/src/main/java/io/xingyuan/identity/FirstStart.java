package io.xingyuan.identity;

import io.xingyuan.startup.StartupHint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Begins the system on its first start, and says on each start how to sign in. */
@Component
@Order(1)
class FirstStart implements ApplicationRunner, StartupHint {

    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

    private final SettingUp settingUp;
    private final HouseAddress house;
    private final boolean empty;
    private Optional<SetUpToken> token = Optional.empty();

    FirstStart(SettingUp settingUp, HouseAddress house, @Value("${xingyuan.empty:false}") boolean empty) {
        this.settingUp = settingUp;
        this.house = house;
        this.empty = empty;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        token = settingUp.begin(empty);
        token.ifPresent(this::announce);
    }

    void announce(SetUpToken fresh) {
        LOG.warn("首次启用，请在浏览器打开此链接建立系统管理员（只能用一次）：{}", address(fresh));
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (settingUp.demo()) {
            lines.add("登录 Sign in  演示系统，在登录页选一个身份即可，无需口令 · a demo: choose a role on the sign-in page");
        }
        token.ifPresent(fresh -> lines.add("启用 Set up   " + address(fresh) + "  （只能用一次 works once）"));
        return lines;
    }

    private String address(SetUpToken fresh) {
        return house.of(fresh.path());
    }
}
