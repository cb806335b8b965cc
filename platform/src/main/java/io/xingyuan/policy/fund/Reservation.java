package io.xingyuan.policy.fund;

import io.xingyuan.kernel.EnterpriseId;
import java.util.UUID;

/**
 * 预留: what somebody asks a pool to set aside, for whom and under what.
 *
 * @param fen more than 0
 * @param fullFen what the clause gives by itself, before earlier awards of its group are taken off; at least {@code fen}
 * @param purpose a line for the notice to the enterprise
 * @param caseId the case that led here; empty for none
 */
public record Reservation(PoolId pool, long fen, long fullFen, Whom whom, Under under, String purpose, String caseId) {

    /**
     * 给谁.
     *
     * @param subject the enterprise's own id, or that of the product, project, platform or team that is awarded
     * @param subjectName empty for the enterprise itself
     */
    public record Whom(EnterpriseId enterprise, UUID subject, String subjectName) {

        public static Whom itself(EnterpriseId enterprise) {
            return new Whom(enterprise, enterprise.value(), "");
        }
    }

    /**
     * 按什么给.
     *
     * @param clause id of a clause of the library; any other text, such as the number of an agreement, is paid as often
     *     as it is asked for
     * @param year reference year of the award
     * @param tier highest tier that it pays; 0 when the clause has none
     * @param sole that nobody has said whether this is another event: a clause that pays each time pays it only where
     *     the subject was awarded nothing under it
     */
    public record Under(String clause, int year, int tier, boolean sole) {

        /** Somebody has judged that it is another event, where the clause pays each time. */
        public Under(String clause, int year, int tier) {
            this(clause, year, tier, false);
        }

        public Under unlessGiven() {
            return new Under(clause, year, tier, true);
        }
    }

    public Reservation {
        if (fen <= 0 || fullFen < fen) {
            throw new IllegalArgumentException("fen " + fen + " of " + fullFen);
        }
    }

    /** All that a clause without tiers gives the enterprise itself. */
    public static Reservation of(
            PoolId pool, long fen, EnterpriseId enterprise, String clause, int year, String purpose, String caseId) {
        return new Reservation(pool, fen, fen, Whom.itself(enterprise), new Under(clause, year, 0), purpose, caseId);
    }
}
