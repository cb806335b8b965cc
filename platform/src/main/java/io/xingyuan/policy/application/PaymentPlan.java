package io.xingyuan.policy.application;

import io.xingyuan.policy.fund.Part;
import io.xingyuan.policy.fund.PaymentId;
import io.xingyuan.policy.fund.PaymentState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 分期计划: in which parts an award is paid; empty when it is paid at once. */
record PaymentPlan(List<Line> lines) {

    static final int MOST = 12;

    PaymentPlan {
        lines = List.copyOf(lines);
    }

    /**
     * 一期.
     *
     * @param payment null until the award is approved
     * @param state null until then, too
     */
    record Line(
            int number,
            Part part,
            @Nullable PaymentId payment,
            @Nullable PaymentState state,
            String setBy,
            String setName) {

        boolean held() {
            return state != null && state.held();
        }
    }

    boolean none() {
        return lines.isEmpty();
    }

    long fen() {
        return lines.stream().mapToLong(line -> line.part().fen()).sum();
    }
}
