package io.xingyuan.casework.experts;

import io.xingyuan.audit.Audit;
import io.xingyuan.identity.Colleagues;
import io.xingyuan.identity.DemoCleared;
import io.xingyuan.identity.DemoStaffed;
import io.xingyuan.kernel.Role;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 演示专家库: the invented experts with their fields, one of them bound to an enterprise of the demo. */
@Component
class ExpertsDemo {

    private static final List<List<String>> FIELDS =
            List.of(List.of("医疗器械", "临床"), List.of("医疗器械", "工程"), List.of("医疗器械", "财务"), List.of("医疗器械", "法规"));
    private static final String BOUND = "演示·窦专家";
    private static final Expert.Tie TIE = new Expert.Tie("示例影像科技（演示）有限公司", "受聘顾问", "本人（演示）");

    private final Colleagues colleagues;
    private final ExpertPool pool;
    private final JdbcClient sql;
    private final Audit audit;

    ExpertsDemo(Colleagues colleagues, ExpertPool pool, JdbcClient sql, Audit audit) {
        this.colleagues = colleagues;
        this.pool = pool;
        this.sql = sql;
        this.audit = audit;
    }

    @EventListener(DemoStaffed.class)
    @Transactional
    void begin() {
        List<Colleagues.Colleague> people = colleagues.holding(List.of(Role.EXPERT), null);
        for (int i = 0; i < people.size(); i++) {
            Colleagues.Colleague person = people.get(i);
            pool.keep(new Expert(
                    person.account(),
                    person.name(),
                    person.organisation(),
                    FIELDS.get(i % FIELDS.size()),
                    true,
                    List.of()));
            if (person.name().equals(BOUND)) {
                pool.add(person.account(), TIE);
            }
        }
        audit.record("写入演示专家库", "专家", "demo", "演示专家");
    }

    /** With all panels: their cases go as well. */
    @EventListener(DemoCleared.class)
    @Order(-40)
    @Transactional
    void clear() {
        sql.sql("delete from casework.panel").update();
        sql.sql("delete from casework.expert").update();
    }
}
