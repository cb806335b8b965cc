package io.xingyuan.casework;

import io.xingyuan.identity.DemoCleared;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 演示事项: the cases that were opened while the demo lasted go with it, and numbers begin anew. */
@Component
class DemoCases {

    private final JdbcClient sql;

    DemoCases(JdbcClient sql) {
        this.sql = sql;
    }

    @EventListener(DemoCleared.class)
    @Order(-30)
    @Transactional
    void clear() {
        sql.sql("delete from casework.case_file").update();
        sql.sql("delete from casework.counter").update();
        sql.sql("delete from casework.absence").update();
    }
}
