package io.xingyuan.policy.agreement;

import io.xingyuan.casework.CaseId;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.ParkId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 约定: what was agreed with one enterprise alone.
 *
 * @param edition number of the newest
 * @param inForce number of the one that counts; null before the first approval
 * @param caseId of the latest approval
 */
record Agreement(
        AgreementId id,
        String number,
        Party party,
        AgreementStatus status,
        int edition,
        @Nullable Integer inForce,
        @Nullable CaseId caseId,
        String caseNumber,
        Touched touched) {

    /** The kind of its cases. */
    static final String KIND = "agreement";

    /** The key of the procedure that it goes through. */
    static final String PROCEDURE = "agreement";

    /** 约定对方. */
    record Party(EnterpriseId enterprise, String name, ParkId park) {}

    /** 改动. */
    record Touched(int version, Instant at, String by, boolean demo) {}

    String path() {
        return "/agreements/" + id;
    }

    int version() {
        return touched.version();
    }

    String named() {
        return number + " " + party.name();
    }
}
