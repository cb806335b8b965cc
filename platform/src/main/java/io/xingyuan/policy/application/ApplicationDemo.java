package io.xingyuan.policy.application;

import io.xingyuan.identity.DemoCleared;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 演示申报: what was applied for while the demo lasted goes with it. */
@Component
class ApplicationDemo {

    private final Applications applications;

    ApplicationDemo(Applications applications) {
        this.applications = applications;
    }

    @EventListener(DemoCleared.class)
    @Order(-80)
    @Transactional
    public void clear() {
        applications.clearDemo();
    }
}
