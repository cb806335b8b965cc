package io.xingyuan.policy.fund;

import io.xingyuan.kernel.EnterpriseId;
import java.util.UUID;

/**
 * 预留: what somebody asks a pool to set aside, and for what.
 *
 * @param fen more than 0
 * @param fullFen what the clause gives by itself, before earlier awards of its group are taken off; at least {@code fen}
 * @param clause id of a clause of the library; any other text, such as the number of an agreement, is paid as often as
 *     it is asked for
 * @param subject the enterprise's own id, or that of the product, project, platform or team that is awarded
 * @param year reference year of the award
 * @param tier highest tier that it pays; 0 when the clause has none
 * @param purpose a line for the notice to the enterprise
 * @param caseId the case that led here; empty for none
 * @param sole that nobody has said whether this is another event: a clause that pays each time pays it only where the
 *     subject was awarded nothing under it
 */
public record Reservation(
        PoolId pool,
        long fen,
        long fullFen,
        EnterpriseId enterprise,
        String clause,
        UUID subject,
        String subjectName,
        int year,
        int tier,
        String purpose,
        String caseId,
        boolean sole) {

    public Reservation {
        if (fen <= 0 || fullFen < fen) {
            throw new IllegalArgumentException("fen " + fen + " of " + fullFen);
        }
    }

    /** Somebody has judged that it is another event, where the clause pays each time. */
    public Reservation(
            PoolId pool,
            long fen,
            long fullFen,
            EnterpriseId enterprise,
            String clause,
            UUID subject,
            String subjectName,
            int year,
            int tier,
            String purpose,
            String caseId) {
        this(pool, fen, fullFen, enterprise, clause, subject, subjectName, year, tier, purpose, caseId, false);
    }

    /** All that the clause gives. */
    public Reservation(
            PoolId pool,
            long fen,
            EnterpriseId enterprise,
            String clause,
            UUID subject,
            String subjectName,
            int year,
            int tier,
            String purpose,
            String caseId) {
        this(pool, fen, fen, enterprise, clause, subject, subjectName, year, tier, purpose, caseId);
    }

    /** The same sum as what is left of more. */
    public Reservation of(long full) {
        return new Reservation(
                pool, fen, full, enterprise, clause, subject, subjectName, year, tier, purpose, caseId, sole);
    }

    /** The same, only where the subject was awarded nothing under a clause that pays each time. */
    public Reservation unlessGiven() {
        return new Reservation(
                pool, fen, fullFen, enterprise, clause, subject, subjectName, year, tier, purpose, caseId, true);
    }

    /** For the enterprise itself. */
    public static Reservation of(
            PoolId pool, long fen, EnterpriseId enterprise, String clause, int year, String purpose, String caseId) {
        return new Reservation(pool, fen, enterprise, clause, enterprise.value(), "", year, 0, purpose, caseId);
    }
}
