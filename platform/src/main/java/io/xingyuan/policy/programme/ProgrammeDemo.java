package io.xingyuan.policy.programme;

import io.xingyuan.audit.Audit;
import io.xingyuan.engine.Clause;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.identity.DemoBegan;
import io.xingyuan.identity.DemoCleared;
import io.xingyuan.kernel.Ids;
import io.xingyuan.policy.fund.Budgets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 演示安排: two clauses of 吉政办发〔2023〕35号, opened and marked as demo; the second is the one that pays without application.
 * Two more that are over: under these the demo has paid.
 */
@Component
class ProgrammeDemo {

    private static final ClauseId CLAUSE = new ClauseId("jilin-2023-35", "3.6.1");
    private static final ClauseId APPLY_FREE = new ClauseId("jilin-2023-35", "3.3.2");
    private static final List<ClauseId> OVER =
            List.of(new ClauseId("jilin-2023-35", "3.1.0"), new ClauseId("jilin-2023-35", "3.10.1"));
    private static final int SINCE = 200;
    private static final int UNTIL = 40;
    private static final long FEN = 300_000_000L;
    private static final long MORE_FEN = 1_500_000_000L;
    private static final int DAYS = 45;
    private static final int MORE_DAYS = 60;
    private static final int VERSION = 1;

    private final Programmes programmes;
    private final PolicyLibrary library;
    private final Budgets budgets;
    private final Audit audit;
    private final Clock clock;

    ProgrammeDemo(Programmes programmes, PolicyLibrary library, Budgets budgets, Audit audit, Clock clock) {
        this.programmes = programmes;
        this.library = library;
        this.budgets = budgets;
        this.audit = audit;
        this.clock = clock;
    }

    @EventListener(DemoBegan.class)
    @Order(70)
    @Transactional
    public void begin() {
        library.clause(CLAUSE).ifPresent(clause -> open(clause, DAYS));
        library.clause(APPLY_FREE).ifPresent(clause -> open(clause, MORE_DAYS));
        LocalDate today = LocalDate.now(clock);
        OVER.forEach(each -> library.clause(each)
                .ifPresent(clause -> open(
                        clause, terms(clause, "（演示，已截止）", today.minusDays(SINCE), today.minusDays(UNTIL), MORE_FEN))));
    }

    private void open(Clause clause, int days) {
        LocalDate today = LocalDate.now(clock);
        open(clause, terms(clause, "（演示）", today.minusDays(7), today.plusDays(days), FEN));
    }

    private void open(Clause clause, Programme.Terms terms) {
        ProgrammeId id = new ProgrammeId(Ids.next(clock));
        programmes.insert(id, terms, "demo-policy", "演示·林政策", true);
        programmes.publish(id, VERSION, "demo-approver", "演示·孙审批");
        audit.record("写入演示兑现安排", "兑现安排", id, clause.title());
    }

    private Programme.Terms terms(Clause clause, String mark, LocalDate opens, LocalDate closes, long fen) {
        @Nullable
        UUID pool = budgets.pools().stream()
                .findFirst()
                .map(known -> known.id().value())
                .orElse(null);
        return new Programme.Terms(
                clause.id(),
                opens.getYear(),
                opens.getYear() + " 年度" + clause.title() + mark,
                "本通知为演示内容。\n企业登录后点“去申报”，已经登记的数据不用再填，缺的补上即可。",
                opens,
                closes,
                pool,
                fen,
                "application",
                clause.evidence(),
                "示例园区政策服务窗口（演示）",
                "0431-80000000");
    }

    @EventListener(DemoCleared.class)
    @Order(-70)
    @Transactional
    public void clear() {
        programmes.clearDemo();
    }
}
