package io.xingyuan.policy.agreement;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Fact;
import io.xingyuan.engine.Facts;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.engine.Value;
import io.xingyuan.enterprise.Enterprises;
import io.xingyuan.policy.agreement.AgreementBooks.Asked;
import io.xingyuan.policy.agreement.AgreementBooks.Mark;
import io.xingyuan.policy.agreement.Standing.InstalmentState;
import io.xingyuan.policy.agreement.Standing.Outcome;
import io.xingyuan.policy.agreement.Standing.Pay;
import io.xingyuan.policy.agreement.Standing.PromiseState;
import io.xingyuan.policy.fund.Budgets;
import io.xingyuan.policy.fund.PaymentState;
import io.xingyuan.policy.fund.PaymentStatus;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 对照: holds what was promised against the facts on record, and says from that what may be paid. */
@Component
class Comparisons {

    private final AgreementBooks books;
    private final Enterprises enterprises;
    private final PolicyLibrary library;
    private final Budgets budgets;
    private final Clock clock;

    Comparisons(AgreementBooks books, Enterprises enterprises, PolicyLibrary library, Budgets budgets, Clock clock) {
        this.books = books;
        this.enterprises = enterprises;
        this.library = library;
        this.budgets = budgets;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    Standing of(Agreement agreement, Terms terms) {
        List<Mark> marks = books.marks(agreement.id());
        List<Ruling> rulings = books.rulings(agreement.id());
        Facts facts = enterprises.subject(agreement.party().enterprise()).facts();
        List<PromiseState> promises = terms.promises().stream()
                .map(promise -> promise(promise, marks, rulings, facts))
                .toList();
        List<Asked> asked = books.asked(agreement.id());
        boolean inForce = agreement.inForce() != null;
        boolean recovering = rulings.stream()
                .anyMatch(ruling -> ruling.status() == Ruling.Status.DECIDED && ruling.kind() == Ruling.Kind.RECOVER);
        return new Standing(
                promises,
                terms.instalments().stream()
                        .map(part -> instalment(part, promises, asked, inForce, recovering))
                        .toList());
    }

    private PromiseState promise(Terms.Promise promise, List<Mark> marks, List<Ruling> rulings, Facts facts) {
        List<Ruling> own = rulings.stream()
                .filter(ruling -> ruling.promise().equals(promise.key()) && ruling.status() != Ruling.Status.REJECTED)
                .toList();
        @Nullable Ruling latest = own.isEmpty() ? null : own.getLast();
        LocalDate due = own.stream()
                .filter(ruling -> ruling.kind() == Ruling.Kind.EXTEND && ruling.status() == Ruling.Status.DECIDED)
                .flatMap(ruling -> Stream.ofNullable(ruling.until()))
                .reduce((first, second) -> second)
                .orElse(promise.due());
        Optional<Mark> mark = marks.stream()
                .filter(each -> each.promise().equals(promise.key()))
                .findFirst();
        @Nullable Fact fact = promise.byFact() ? facts.get(promise.fact(), promise.year()) : null;
        return new PromiseState(
                promise,
                due,
                outcome(latest, mark.isPresent() || proven(fact, promise), due),
                mark.map(each -> t("{0} {1}（{2} 确认）", each.on().toString(), each.note(), each.by()))
                        .orElseGet(() -> shown(fact, promise)),
                latest);
    }

    private Outcome outcome(@Nullable Ruling latest, boolean kept, LocalDate due) {
        if (latest != null && latest.status() == Ruling.Status.DECIDED) {
            if (latest.kind() == Ruling.Kind.WAIVE) {
                return Outcome.WAIVED;
            }
            if (latest.kind() != Ruling.Kind.EXTEND) {
                return Outcome.STOPPED;
            }
        }
        if (kept) {
            return Outcome.KEPT;
        }
        return today().isAfter(due) ? Outcome.MISSED : Outcome.OPEN;
    }

    /** The enterprise's own word about itself releases no money: an authority's or the park's record does. */
    private static boolean proven(@Nullable Fact fact, Terms.Promise promise) {
        return fact != null
                && !fact.declared()
                && fact.standing() != Fact.Standing.CONFLICTING
                && number(fact.value()) >= promise.least();
    }

    private String shown(@Nullable Fact fact, Terms.Promise promise) {
        if (fact == null) {
            return "";
        }
        String value = library.facts()
                .byCode(promise.fact())
                .map(definition -> definition.show(fact.value()))
                .orElse(fact.value().toString());
        return value + "（" + fact.source() + " " + fact.asOf() + "）"
                + (fact.declared() ? t("，企业自报，须有部门数据或人工确认") : "")
                + (fact.standing() == Fact.Standing.CONFLICTING ? t("，数据有冲突，须先核实") : "");
    }

    /** In the unit of the engine; only numeric facts are promised. */
    static long number(Value value) {
        return switch (value) {
            case Value.Money money -> money.fen();
            case Value.Ratio ratio -> ratio.ppm();
            case Value.Whole whole -> whole.number();
            case Value.Flag _, Value.Code _, Value.Day _ -> Long.MIN_VALUE;
        };
    }

    private InstalmentState instalment(
            Terms.Instalment part,
            List<PromiseState> promises,
            List<Asked> asked,
            boolean inForce,
            boolean recovering) {
        @Nullable
        Asked own = asked.stream()
                .filter(each -> each.instalment().equals(part.key()))
                .findFirst()
                .orElse(null);
        @Nullable
        PaymentState payment = own == null ? null : budgets.find(own.payment()).orElse(null);
        if (own != null && payment != null && live(payment)) {
            return new InstalmentState(part, under(own, payment), "", own, payment);
        }
        if (payment != null && recovered(payment)) {
            return new InstalmentState(part, Pay.RECOVERED, "", own, payment);
        }
        Waiting waiting = inForce ? waiting(part, promises, recovering) : new Waiting(Pay.WAITING, t("等约定生效"));
        return new InstalmentState(part, waiting.pay(), waiting.why(), null, null);
    }

    private static boolean live(PaymentState payment) {
        return payment.status() != PaymentStatus.CANCELLED && payment.status() != PaymentStatus.RECOVERED;
    }

    private static boolean recovered(PaymentState payment) {
        return payment.status() == PaymentStatus.RECOVERED;
    }

    private static Pay under(Asked asked, PaymentState payment) {
        return switch (payment.status()) {
            case PAID -> Pay.PAID;
            case RECOVERED -> Pay.RECOVERED;
            default -> asked.approvedAt() == null ? Pay.ASKED : Pay.UNDER_WAY;
        };
    }

    private record Waiting(Pay pay, String why) {}

    /** What keeps an instalment from being asked for. */
    private Waiting waiting(Terms.Instalment part, List<PromiseState> promises, boolean recovering) {
        Optional<PromiseState> tied = promises.stream()
                .filter(each -> each.promise().key().equals(part.promise()))
                .findFirst();
        if (recovering || tied.filter(each -> each.outcome() == Outcome.STOPPED).isPresent()) {
            return new Waiting(Pay.STOPPED, "");
        }
        Optional<PromiseState> missed = promises.stream()
                .filter(each -> each.promise().side() == Terms.Side.ENTERPRISE && each.outcome() == Outcome.MISSED)
                .findFirst();
        if (missed.isPresent()) {
            return new Waiting(
                    Pay.BLOCKED,
                    t("企业承诺 {0} 逾期未兑现，须先作出处理", missed.get().promise().key()));
        }
        if (tied.filter(each -> each.outcome() == Outcome.OPEN || each.outcome() == Outcome.MISSED)
                .isPresent()) {
            return new Waiting(Pay.WAITING, t("等承诺 {0} 兑现", part.promise()));
        }
        LocalDate from = part.from();
        return from != null && today().isBefore(from)
                ? new Waiting(Pay.WAITING, t("{0} 起", from.toString()))
                : new Waiting(Pay.DUE, "");
    }
}
