package io.xingyuan.policy.application;

import io.xingyuan.audit.Audit;
import io.xingyuan.casework.Decided;
import io.xingyuan.casework.Deciding;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.policy.fund.Budgets;
import io.xingyuan.policy.fund.GroupRoom;
import io.xingyuan.policy.fund.Part;
import io.xingyuan.policy.fund.PaymentId;
import io.xingyuan.policy.fund.PoolId;
import io.xingyuan.policy.fund.PoolState;
import io.xingyuan.policy.fund.Reservation;
import io.xingyuan.policy.programme.Programme;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 核定: the amount of an application. The first to set it reserves the money, a second person approves it. */
@Component
class Awarding {

    /** The field of a stage that asks for the amount, in 元. */
    static final String AMOUNT = "amount";

    private static final String ANEW = "请要求企业补正后重新提交，或不予通过。";
    private static final BigDecimal FEN_PER_YUAN = BigDecimal.valueOf(100);

    private final Applications applications;
    private final Particulars particulars;
    private final Budgets budgets;
    private final PaymentPlans plans;
    private final Spendings spendings;
    private final Audit audit;

    Awarding(
            Applications applications,
            Particulars particulars,
            Budgets budgets,
            PaymentPlans plans,
            Spendings spendings,
            Audit audit) {
        this.audit = audit;
        this.plans = plans;
        this.spendings = spendings;
        this.applications = applications;
        this.particulars = particulars;
        this.budgets = budgets;
    }

    /** Up to min(formula, ceiling, budget left) and not above; with a reason when below. */
    void mayGrant(Application application, Deciding deciding) {
        long fen = fen(deciding.fields().getOrDefault(AMOUNT, ""));
        Application.Submission submission = submission(application);
        Application.Decision decision = application.decision();
        if (decision != null && decision.account().equals(deciding.by().account())) {
            throw new Refusal("核定金额须由另一人审定。");
        }
        if (submission.limitFen() <= 0) {
            throw new Refusal("按提交时的数据条款不给金额，不能核定。{0}", ANEW);
        }
        mayTake(application, submission);
        standsOrIsExplained(application, deciding.comment());
        if (decision == null) {
            mustFitTheGroup(application, fen, submission.limitFen());
        }
        long most = decision == null ? most(application, submission.limitFen()) : decision.fen();
        if (fen > most) {
            throw new Refusal("核定金额不能超过 {0} 元（取公式结果、封顶数、安排余额和资金池余额中最小的）。", yuan(most));
        }
        countsOnce(application, fen, deciding.comment());
        isAnotherEvent(application, deciding.comment());
        PaymentPlan plan = plans.of(application.id());
        if (decision != null && !plan.none() && plan.fen() != fen) {
            throw new Refusal("核定金额与分期计划的合计 {0} 元不一致，请退回初审修改分期计划。", yuan(plan.fen()));
        }
        long usual = decision == null ? submission.limitFen() : decision.fen();
        if (fen < usual && deciding.comment().isBlank()) {
            throw new Refusal("核定金额低于 {0} 元，请在意见中写明理由。", yuan(usual));
        }
    }

    /** The tiers that the limit is for: of the day on which it was handed in, as the limit is, and still reached. */
    private Application.Tiers mayTake(Application application, Application.Submission submission) {
        if (!particulars.byTier(application)) {
            return Application.Tiers.NONE;
        }
        Application.Tiers now = particulars.tiers(application);
        Application.Tiers then = submission.tiers();
        if (then == null) {
            if (now.none() || particulars.limit(application) != submission.limitFen()) {
                throw new Refusal("提交以后数据有变动，达到的档次与核定上限对不上。{0}", ANEW);
            }
            return now;
        }
        if (then.none()) {
            throw new Refusal("提交时没有达到新的档次，不能核定金额。{0}", ANEW);
        }
        if (now.above() != then.above()) {
            throw new Refusal("提交时已兑现到第 {0} 档，现在已兑现到第 {1} 档，核定上限不再适用。{2}", then.above(), now.above(), ANEW);
        }
        if (now.reached() < then.reached()) {
            throw now.none()
                    ? new Refusal("提交时达到第 {0} 档，按现在的数据没有达到新的档次，不能按原来的上限核定。{1}", then.reached(), ANEW)
                    : new Refusal("提交时达到第 {0} 档，按现在的数据只达到第 {1} 档，不能按原来的上限核定。{2}", then.reached(), now.reached(), ANEW);
        }
        return then;
    }

    /** What was taken back since it was handed in is seen by both who decide, and passed over with a reason only. */
    private void standsOrIsExplained(Application application, String comment) {
        String worse = particulars.worse(application);
        if (!worse.isEmpty() && comment.isBlank()) {
            throw new Refusal("提交以后数据有变动：{0}。请核实；仍要核定的，请在意见中写明理由。", worse);
        }
    }

    /** The same expenditure counts once, whoever else counts on it; with a word on what is shared. */
    private void countsOnce(Application application, long fen, String comment) {
        Spending spending = spendings.of(application);
        if (!spending.shared()) {
            return;
        }
        if (fen > spending.countedFen()) {
            throw new Refusal(
                    "申报的支出里有 {0} 元已在先提交的申报里计过，同一支出只计一次，核定金额不能超过可计的 {1} 元。",
                    yuan(spending.fen() - spending.countedFen()), yuan(spending.countedFen()));
        }
        if (comment.isBlank()) {
            throw new Refusal("有支出同时出现在其他申报里，请在意见中写明怎样处理。");
        }
    }

    /** The same certificate, contract or project is paid once under a clause; else with a word on why it is another. */
    private void isAnotherEvent(Application application, String comment) {
        if (!comment.isBlank()) {
            return;
        }
        applications.repeats(application).stream()
                .filter(Applications.Repeat::sameClause)
                .findFirst()
                .ifPresent(repeat -> {
                    throw new Refusal("编号 {0} 已在别的申报里报过，同一事项只兑现一次；不是同一事项的，请在意见中写明理由。", repeat.number());
                });
    }

    private void mustFitTheGroup(Application application, long fen, long limit) {
        GroupRoom room = particulars.room(application, yearOf(application));
        long left = room.left(limit);
        if (left < limit && fen > left) {
            room.no(limit).ifPresent(no -> {
                throw no;
            });
        }
    }

    private long most(Application application, long limit) {
        Programme programme = particulars.programme(application);
        return Math.min(
                Math.min(limit, programme.leftFen()),
                budgets.find(pool(programme)).map(PoolState::freeFen).orElse(0L));
    }

    private static PoolId pool(Programme programme) {
        UUID pool = programme.terms().pool();
        if (pool == null) {
            throw new Refusal("这份兑现安排没有指定资金池，不能核定金额。");
        }
        return new PoolId(pool);
    }

    void grant(Application application, Decided decided) {
        Deciding deciding = decided.decision();
        long fen = fen(deciding.fields().getOrDefault(AMOUNT, ""));
        Application.Decision before = application.decision();
        if (before == null) {
            reserve(application, deciding, fen);
            if (decided.movedTo() == null || Folder.PAYMENT.equals(decided.movedTo())) {
                throw new Refusal("核定金额须由另一人审定。");
            }
            return;
        }
        if (!particulars.hold(application, fen)) {
            throw new Refusal("安排余额有误，请联系管理员。");
        }
        budgets.commit(before.payment(), fen, deciding.comment(), key(application));
        List<Part> parts = plans.of(application.id()).lines().stream()
                .map(PaymentPlan.Line::part)
                .toList();
        if (!parts.isEmpty()) {
            plans.paidBy(application, budgets.divide(before.payment(), parts, key(application)));
        }
        applications.grant(
                application, fen, fen == before.fen() ? before.reason() : reason(application, fen, deciding.comment()));
    }

    private void reserve(Application application, Deciding deciding, long fen) {
        Application.Tiers tiers = mayTake(application, submission(application));
        Programme programme = particulars.programme(application);
        if (!particulars.hold(application, fen)) {
            throw new Refusal("安排余额不足，只剩 {0} 元。", yuan(programme.leftFen()));
        }
        Application.Whom whom = application.whom();
        ClauseId clause = whom.clause();
        PaymentId payment = budgets.reserve(
                new Reservation(
                        pool(programme),
                        fen,
                        submission(application).limitFen(),
                        new Reservation.Whom(whom.enterprise(), whom.subject(), whom.subjectName()),
                        new Reservation.Under(clause.toString(), yearOf(application), tiers.reached()),
                        programme.terms().title(),
                        deciding.id().value().toString()),
                key(application));
        applications.decide(application, fen, reason(application, fen, deciding.comment()), deciding.by(), payment);
    }

    /** The year whose facts the check-up looked at: for 每年 an award counts for that year, whatever the programme is called. */
    private static int yearOf(Application application) {
        return LocalDate.parse(submission(application).frozen().asOf()).getYear() - 1;
    }

    private static Application.Submission submission(Application application) {
        Application.Submission submission = application.submission();
        if (submission == null) {
            throw new Refusal("这份申报还没有提交。");
        }
        return submission;
    }

    private static String reason(Application application, long fen, String comment) {
        Application.Submission submission = application.submission();
        return submission != null && fen < submission.limitFen() ? comment : "";
    }

    /** Gives the money back that was set aside, if any. */
    void release(Application application, String reason) {
        Application.Decision decision = application.decision();
        if (decision == null) {
            return;
        }
        if (decision.grantedAt() != null) {
            throw new Refusal("金额已经审定，不能退回或不予通过；不再支付的，请在拨付单上撤销，事项随之办结。");
        }
        if (applications.undecide(application)) {
            particulars.hold(application, 0);
            budgets.release(decision.payment(), reason.isBlank() ? "退回重新核定" : reason, key(application));
        }
    }

    /** For a withdrawn one; however often it is told. */
    @Transactional
    public void free(ApplicationId id) {
        Application application = applications.get(id);
        if (application.status() == ApplicationStatus.CANCELLED) {
            audit.notAudited("its payment was cancelled, which freed the money");
            return;
        }
        if (application.status() != ApplicationStatus.WITHDRAWN) {
            applications.end(application, ApplicationStatus.WITHDRAWN);
        }
        release(application, "申报已撤回");
        audit.record("释放撤回的申报", "申报", id, application.whom().named());
    }

    /** Differs whenever the application has changed, so that the same decision taken twice counts once. */
    private static String key(Application application) {
        return application.id() + "/" + application.version();
    }

    private static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).stripTrailingZeros().toPlainString();
    }

    static long fen(String yuan) {
        String digits = yuan.replaceAll("[,，\\s]", "");
        if (!digits.matches("\\d{1,13}(\\.\\d{1,2})?")) {
            throw new Refusal("核定金额应为以元计的正数，例如 125000 或 125000.50。");
        }
        long fen = new BigDecimal(digits).multiply(FEN_PER_YUAN).longValueExact();
        if (fen <= 0) {
            throw new Refusal("核定金额应大于 0。");
        }
        return fen;
    }
}
