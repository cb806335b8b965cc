package io.xingyuan.policy.application;

import io.xingyuan.policy.fund.Budgets;
import io.xingyuan.policy.fund.Part;
import io.xingyuan.policy.fund.PaymentId;
import io.xingyuan.policy.fund.PaymentState;
import io.xingyuan.web.Visitor;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 分期计划的存放. */
@Component
class PaymentPlans {

    private final JdbcClient sql;
    private final Budgets budgets;

    PaymentPlans(JdbcClient sql, Budgets budgets) {
        this.sql = sql;
        this.budgets = budgets;
    }

    PaymentPlan of(ApplicationId id) {
        return new PaymentPlan(sql.sql(
                        "select * from policy.application_part where application_id = :id order by number")
                .param("id", id.value())
                .query((row, number) -> {
                    UUID payment = row.getObject("payment_id", UUID.class);
                    @Nullable PaymentId known = payment == null ? null : new PaymentId(payment);
                    @Nullable
                    PaymentState state =
                            known == null ? null : budgets.find(known).orElse(null);
                    return new PaymentPlan.Line(
                            row.getInt("number"),
                            new Part(
                                    row.getLong("fen"),
                                    row.getObject("not_before", LocalDate.class),
                                    row.getString("condition")),
                            known,
                            state,
                            row.getString("set_by"),
                            row.getString("set_name"));
                })
                .list());
    }

    /** The payments of its award: one for each part, or the only one; none before an amount was set. */
    List<PaymentState> payments(Application application) {
        Application.Decision decision = application.decision();
        List<PaymentState> parts = of(application.id()).lines().stream()
                .flatMap(line -> Stream.ofNullable(line.state()))
                .toList();
        return parts.isEmpty() && decision != null
                ? budgets.find(decision.payment()).stream().toList()
                : parts;
    }

    /** Instead of what was planned before. */
    void write(Application application, List<Part> parts, Visitor by) {
        sql.sql("delete from policy.application_part where application_id = :id and payment_id is null")
                .param("id", application.id().value())
                .update();
        for (int i = 0; i < parts.size(); i++) {
            sql.sql("""
                    insert into policy.application_part (application_id, number, enterprise_id, fen, not_before,
                        condition, set_by, set_name)
                    values (:id, :number, :enterprise, :fen, :notBefore, :condition, :by, :name)""")
                    .param("id", application.id().value())
                    .param("number", i + 1)
                    .param("enterprise", application.whom().enterprise().value())
                    .param("fen", parts.get(i).fen())
                    .param("notBefore", parts.get(i).notBefore())
                    .param("condition", parts.get(i).condition())
                    .param("by", by.account())
                    .param("name", by.name())
                    .update();
        }
    }

    /** Which payment each part became. */
    void paidBy(Application application, List<PaymentId> payments) {
        for (int i = 0; i < payments.size(); i++) {
            sql.sql("""
                    update policy.application_part set payment_id = :payment
                    where application_id = :id and number = :number""")
                    .param("payment", payments.get(i).value())
                    .param("id", application.id().value())
                    .param("number", i + 1)
                    .update();
        }
    }
}
