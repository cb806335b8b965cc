package io.xingyuan.startup;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** 就绪提示: tells the person at the console where the platform is, how to sign in and how to stop it. */
@Component
@ConditionalOnProperty("xingyuan.console")
class StartupNotice {

    private final List<StartupHint> hints;
    private final String data;
    private volatile boolean started;

    StartupNotice(List<StartupHint> hints, @Value("${xingyuan.data}") String data) {
        this.hints = hints;
        this.data = data;
        SpringApplication.getShutdownHandlers().add(this::stopped); // not later: Ctrl-C may come at any moment
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        started = true;
        var context = (WebServerApplicationContext) event.getApplicationContext();
        int port = context.getWebServer() == null ? 0 : context.getWebServer().getPort();
        System.out.println();
        System.out.println("  杏园已就绪，用时 " + seconds(event) + " 秒 · Xingyuan is ready");
        System.out.println("  地址 Address  http://localhost:" + port);
        hints.forEach(hint -> hint.lines().forEach(line -> System.out.println("  " + line)));
        System.out.println("  数据 Data     " + data);
        System.out.println("  停止 Stop     Ctrl-C");
        System.out.println();
    }

    private void stopped() {
        if (started) {
            System.out.println("  已停止 Stopped");
        }
    }

    @EventListener
    void closing(ContextClosedEvent event) {
        System.out.println("  正在停止 Stopping …");
    }

    /** Counted from the launcher's call, which knows when the person was last asked to wait. */
    private static BigDecimal seconds(ApplicationReadyEvent event) {
        String called = System.getenv("XINGYUAN_STARTED_AT");
        Duration taken = event.getTimeTaken();
        if (called != null) {
            long start = new BigDecimal(called).movePointRight(3).longValue();
            taken = Duration.between(Instant.ofEpochMilli(start), Instant.now());
        }
        long millis = taken == null ? 0 : taken.toMillis();
        return BigDecimal.valueOf(millis, 3).setScale(1, RoundingMode.HALF_UP);
    }
}
