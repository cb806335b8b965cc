package io.xingyuan.policy.fund;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Clause;
import io.xingyuan.engine.Entity;
import io.xingyuan.engine.Frequency;
import io.xingyuan.engine.Subject;
import io.xingyuan.enterprise.EnterpriseSummary;
import io.xingyuan.enterprise.Enterprises;
import io.xingyuan.kernel.UnifiedCreditCode;
import io.xingyuan.policy.Amounts;
import io.xingyuan.web.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** 登记的行: reads what was typed, one payment per line. */
@Component
class RegisterLines {

    private static final Pattern TIER = Pattern.compile("(?:^|\\s)第?(\\d{1,2})档$");
    private static final Pattern ANOTHER = Pattern.compile("(?:^|\\s)另一次$");
    private static final int PARTS = 4;

    private final Enterprises enterprises;
    private final Awards awards;

    RegisterLines(Enterprises enterprises, Awards awards) {
        this.enterprises = enterprises;
        this.awards = awards;
    }

    /** @param faults one sentence per line that cannot be read */
    record Read(List<Reservation> reservations, List<String> faults) {}

    /** 读不懂: a line with the sentence that says why. */
    private static final class Unclear extends Exception {

        private static final long serialVersionUID = 1L;

        Unclear(String message) {
            super(message);
        }
    }

    Read read(RegisterForm form, Visitor visitor) {
        List<Reservation> reservations = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        int number = 0;
        for (String line : form.lines().lines().toList()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                reservations.add(reservation(line.strip(), form, visitor));
            } catch (Unclear unclear) {
                faults.add(t("第 {0} 行：", number) + unclear.getMessage());
            }
        }
        return new Read(reservations, faults);
    }

    private Reservation reservation(String line, RegisterForm form, Visitor visitor) throws Unclear {
        String[] parts = line.split("\\s+", PARTS);
        if (parts.length < PARTS - 1) {
            throw new Unclear(t("应依次写信用代码、条款号、金额（万元），用空格隔开。"));
        }
        EnterpriseSummary enterprise = enterprise(parts[0], visitor);
        Clause clause = awards.clause(parts[1]).orElseThrow(() -> new Unclear(t("政策库里没有条款“{0}”。", parts[1])));
        if (!Wan.fits(parts[2])) {
            throw new Unclear(t(Wan.MESSAGE));
        }
        OptionalLong cap = awards.cap(clause);
        if (cap.isPresent() && Wan.fen(parts[2]) > cap.getAsLong()) {
            throw new Unclear(t("{0} 万元超过这一条款的封顶 {1}。", parts[2], Amounts.words(cap.getAsLong())));
        }
        String rest = parts.length == PARTS ? parts[PARTS - 1].strip() : "";
        Matcher tier = TIER.matcher(rest);
        boolean tiered = tier.find();
        if (clause.frequency() == Frequency.PER_TIER && !tiered) {
            throw new Unclear(t("这一条款分档兑现，请在行末写明到第几档，例如“2档”。"));
        }
        Matcher another = ANOTHER.matcher(rest);
        boolean judged = another.find();
        String name = judged
                ? rest.substring(0, another.start()).strip()
                : tiered ? rest.substring(0, tier.start()).strip() : rest;
        Subject subject = subject(enterprise, clause, name);
        if (clause.frequency() == Frequency.PER_EVENT && !judged) {
            notGiven(clause, UUID.fromString(subject.id()));
        }
        long fen = Wan.fen(parts[2]);
        return new Reservation(
                new PoolId(UUID.fromString(form.pool())),
                fen,
                fen,
                new Reservation.Whom(
                        enterprise.id(),
                        UUID.fromString(subject.id()),
                        clause.entity() == Entity.ENTERPRISE ? "" : subject.name()),
                new Reservation.Under(
                        parts[1], Integer.parseInt(form.year()), tiered ? Integer.parseInt(tier.group(1)) : 0, !judged),
                clause.title(),
                "");
    }

    private void notGiven(Clause clause, UUID subject) throws Unclear {
        List<String> given = awards.given(clause.id(), subject);
        if (!given.isEmpty()) {
            throw new Unclear(t("这一条款按次兑现，同一对象已有拨付单 {0}；核对证号或合同号，确是另一次的请在行末写“另一次”。", String.join("、", given)));
        }
    }

    private EnterpriseSummary enterprise(String typed, Visitor visitor) throws Unclear {
        String code = UnifiedCreditCode.normalise(typed);
        Optional<EnterpriseSummary> found = enterprises.search(code, visitor, PARTS).stream()
                .filter(each -> each.creditCode().equals(code))
                .findFirst();
        return found.orElseThrow(() -> new Unclear(t("没有信用代码为“{0}”的在册企业。", typed)));
    }

    private Subject subject(EnterpriseSummary enterprise, Clause clause, String name) throws Unclear {
        Subject whole = enterprises.subject(enterprise.id());
        if (clause.entity() == Entity.ENTERPRISE) {
            return whole;
        }
        return whole.children().stream()
                .filter(child ->
                        child.entity() == clause.entity() && child.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Unclear(
                        t("这一条款按{0}兑现，请在金额后写明企业名下的{0}名称。", t(clause.entity().label()))));
    }
}
