package io.xingyuan.policy.recovery;

import io.xingyuan.engine.ClauseId;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.policy.fund.PaymentId;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * 跟踪: a payment that was due by what was on record when it was made.
 *
 * @param known the facts of that day by name, each as value, source and day
 */
record Watch(
        PaymentId payment,
        EnterpriseId enterprise,
        ClauseId clause,
        UUID subject,
        LocalDate asOf,
        String rules,
        Map<String, String> known) {

    Watch {
        known = Map.copyOf(known);
    }
}
