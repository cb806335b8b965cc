package io.xingyuan.policy.agreement;

import io.xingyuan.audit.Audit;
import io.xingyuan.enterprise.EnterpriseSummary;
import io.xingyuan.enterprise.Enterprises;
import io.xingyuan.identity.DemoBegan;
import io.xingyuan.identity.DemoCleared;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.Role;
import io.xingyuan.policy.agreement.Terms.Instalment;
import io.xingyuan.policy.agreement.Terms.Promise;
import io.xingyuan.policy.agreement.Terms.Side;
import io.xingyuan.web.Visitor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 演示约定: one agreement in force with an invented enterprise, with promises kept, missed and to come. */
@Component
class AgreementDemo {

    private static final Visitor OFFICER = new Visitor("demo-policy", "演示·林政策", Role.POLICY_OFFICER, null);
    private static final Visitor LEADER = new Visitor("demo-leader", "演示·周领导", Role.LEADER, null);

    private final Agreements agreements;
    private final AgreementBooks books;
    private final Enterprises enterprises;
    private final Audit audit;
    private final Clock clock;

    AgreementDemo(Agreements agreements, AgreementBooks books, Enterprises enterprises, Audit audit, Clock clock) {
        this.agreements = agreements;
        this.books = books;
        this.enterprises = enterprises;
        this.audit = audit;
        this.clock = clock;
    }

    @EventListener(DemoBegan.class)
    @Order(75)
    @Transactional
    public void begin() {
        enterprises.all().stream()
                .filter(enterprise -> enterprise.creditCode().startsWith("9122"))
                .max(Comparator.comparing(EnterpriseSummary::creditCode))
                .ifPresent(this::open);
    }

    private void open(EnterpriseSummary enterprise) {
        AgreementId id = new AgreementId(Ids.next(clock));
        Agreement.Party party = new Agreement.Party(enterprise.id(), enterprise.name(), enterprise.park());
        Terms terms = terms(LocalDate.now(clock));
        agreements.insert(id, party, OFFICER, true);
        agreements.add(id, 1, party, terms, "", OFFICER);
        agreements.enactDemo(id, LEADER);
        LocalDate done = LocalDate.now(clock).minusDays(45);
        books.mark(agreements.get(id), "P1", done, "竣工验收备案表（演示）", OFFICER);
        audit.record("写入演示约定", "约定", id, terms.title());
    }

    private static Terms terms(LocalDate today) {
        int last = today.getYear() - 1;
        return new Terms(
                "智能输注设备产业化项目（演示）",
                "企业在园区建设智能输注设备产线，园区分期给予产业化补助，并提供标准厂房和报批服务。\n本约定为演示内容。",
                "示例园区管委会专题会议纪要（演示）",
                "示例园区纪要〔" + last + "〕9号",
                List.of(
                        new Promise("P1", Side.ENTERPRISE, "产线竣工并通过验收", "", 0, "", 0, today.minusDays(40)),
                        new Promise(
                                "P2",
                                Side.ENTERPRISE,
                                "上年末从业人员",
                                "employees",
                                last,
                                "5000人",
                                5000,
                                today.minusDays(20)),
                        new Promise(
                                "P3",
                                Side.ENTERPRISE,
                                "达产后年产值",
                                "output",
                                today.getYear() + 1,
                                "3 亿元",
                                30_000_000_000L,
                                today.plusDays(400)),
                        new Promise("P4", Side.PARK, "交付标准厂房 6000 平方米", "", 0, "", 0, today.plusDays(25))),
                List.of(
                        new Instalment("I1", 200_000_000L, today.minusDays(5), "P1", "产线竣工后首期"),
                        new Instalment("I2", 300_000_000L, null, "P2", "就业到位后"),
                        new Instalment("I3", 500_000_000L, null, "P3", "达产后")));
    }

    @EventListener(DemoCleared.class)
    @Order(-85)
    @Transactional
    public void clear() {
        agreements.clearDemo();
    }
}
