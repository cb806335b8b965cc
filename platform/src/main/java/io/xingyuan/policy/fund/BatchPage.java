package io.xingyuan.policy.fund;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Role;
import io.xingyuan.web.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** 批次页. */
record BatchPage(Batch batch, Pool pool, List<Line> lines, List<Batches.Answer> answers, Visitor visitor, When when) {

    /** 一笔. */
    record Line(Payment payment, Optional<BankAccount> account, boolean archived) {

        List<String> doubts() {
            List<String> doubts = new ArrayList<>();
            if (archived) {
                doubts.add(t("企业已归档"));
            }
            account.ifPresent(known -> doubts.addAll(known.doubts(payment)));
            return doubts;
        }
    }

    String path() {
        return "/fund/batches/" + batch.id();
    }

    long fen() {
        return lines.stream().mapToLong(line -> line.payment().fen()).sum();
    }

    long fen(PaymentStatus status) {
        return lines.stream()
                .filter(line -> line.payment().status() == status)
                .mapToLong(line -> line.payment().fen())
                .sum();
    }

    boolean makes() {
        return visitor.role() == Role.FINANCE_OFFICER;
    }

    boolean mayTakeOut() {
        return makes() && batch.status() == Batch.Status.DRAFT;
    }

    boolean mayCheck() {
        return visitor.role() == Role.POLICY_APPROVER
                && batch.status() == Batch.Status.SUBMITTED
                && !batch.maker().equals(visitor.account());
    }
}
