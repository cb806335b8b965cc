package io.xingyuan.casework.procedure;

import io.xingyuan.calendar.TimeLimit;
import io.xingyuan.kernel.Role;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 环节: one step of a procedure.
 *
 * @param seats the roles whose people decide, one seat each; a role may hold several seats
 * @param needed how many seats have to agree, for {@link Decides#SOME}
 * @param limit null where no clock runs
 * @param returnTo keys of the stages to which it may be sent back
 * @param publicity null where the public is not shown it
 * @param optional whether whoever decides the stage before may pass it over
 * @param apart keys of earlier stages: whoever decided there does not decide here
 * @param correction how long the applicant has to mend what this stage asks for; null for the house's figure
 * @param statutory the longest that the law allows; null where nobody has entered any
 */
public record Stage(
        String key,
        String name,
        Decides decides,
        List<Role> seats,
        int needed,
        @Nullable TimeLimit limit,
        List<LawfulPause> pauses,
        List<Outcome> outcomes,
        List<String> returnTo,
        List<DecisionField> fields,
        List<MaterialAsked> materials,
        @Nullable Publicity publicity,
        boolean optional,
        List<String> apart,
        @Nullable TimeLimit correction,
        @Nullable StatutoryLimit statutory) {

    public Stage {
        seats = List.copyOf(seats);
        pauses = List.copyOf(pauses);
        outcomes = List.copyOf(outcomes);
        returnTo = List.copyOf(returnTo);
        fields = List.copyOf(fields);
        materials = List.copyOf(materials);
        apart = List.copyOf(apart);
    }

    public boolean allows(Outcome outcome) {
        return outcomes.contains(outcome);
    }

    /** Whether somebody may be asked to agree as well: only where a no ends it by a person's word. */
    public boolean takesCosigners() {
        return allows(Outcome.REFUSE) && decides != Decides.REPORTED;
    }

    /** Whether the clock of this stage may stand still for a reason. */
    public boolean pausesFor(String reason) {
        return pauses.stream().anyMatch(pause -> pause.reason().equals(reason));
    }

    /** The law's limit for what begins on a day; null for none. */
    public @Nullable TimeLimit statutoryOn(LocalDate day) {
        return statutory != null && statutory.inForce(day) ? statutory.limit() : null;
    }

    /** How many seats have to agree. */
    public int quorum() {
        return switch (decides) {
            case ONE, ANY, EXPERTS, REPORTED -> 1;
            case ALL -> seats.size();
            case SOME -> needed;
        };
    }
}
