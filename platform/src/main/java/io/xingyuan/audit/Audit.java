package io.xingyuan.audit;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 审计: operations tell here, within their transaction, what they do. All that one transaction records becomes one row
 * at its commit; without a row nothing that writes is committed.
 */
@Component
public class Audit {

    private final TransactionTemplate own;

    Audit(PlatformTransactionManager transactions) {
        own = new TransactionTemplate(transactions);
        own.setName("audit");
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Records a change within the caller's transaction.
     *
     * @param action a Chinese verb phrase such as 归档企业
     * @param kind what the subject is, in Chinese, such as 企业
     * @param changes empty where nothing can be said field by field
     */
    public void record(String action, String kind, Object id, String name, List<FieldChange> changes) {
        GatheredParts.required().add(new Part(action, kind, id.toString(), name, changes));
    }

    /** As {@link #record(String, String, Object, String, List)}, where the action says it all. */
    public void record(String action, String kind, Object id, String name) {
        record(action, kind, id, name, List.of());
    }

    /** Says why the current transaction leaves no row: what it writes is the program's own note and nobody's act. */
    public void notAudited(String reason) {
        GatheredParts.required().excuse(reason);
    }

    /** Records that the current person looked at something sensitive; in a transaction of its own. */
    public void read(String action, String kind, Object id, String name) {
        read(action, kind, id, name, List.of());
    }

    /** @param asked what was asked for, as fields */
    void read(String action, String kind, Object id, String name, List<FieldChange> asked) {
        alone(Outcome.READ, new Part(action, kind, id.toString(), name, asked));
    }

    /**
     * Records an attempt that was refused; in a transaction of its own, since the attempt's is rolled back.
     *
     * @param reason a Chinese sentence
     */
    public void refused(String action, String kind, Object id, String name, String reason) {
        alone(
                Outcome.REFUSED,
                new Part(action, kind, id.toString(), name, List.of(FieldChange.of("原因", null, reason))));
    }

    /** Says that what the current transaction records is an attempt that was refused, such as a wrong password. */
    public void turnedAway() {
        GatheredParts.required().end(Outcome.REFUSED);
    }

    /** Who is acting now: keep it and hand it to {@link #onBehalfOf} when work goes on in the background. */
    public Origin origin() {
        return Origin.now();
    }

    /** What the work records, it records in the name of whoever asked for it. */
    public void onBehalfOf(Origin origin, Runnable work) {
        origin.during(work);
    }

    private void alone(Outcome outcome, Part part) {
        own.executeWithoutResult(status -> {
            GatheredParts gathered = GatheredParts.required();
            gathered.add(part);
            gathered.end(outcome);
        });
    }
}
