package io.xingyuan.casework;

import io.xingyuan.calendar.Light;
import io.xingyuan.casework.procedure.Outcome;
import io.xingyuan.kernel.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 待办: what one seat of a stage has to do.
 *
 * @param heldAt since when its holder has it; null where nobody does, or an older version did not note it
 * @param seat of a co-signature the task whose holder asked for it; null where an older version did not note it
 */
record Task(
        UUID id,
        CaseId caseId,
        int visit,
        String stage,
        String stageName,
        Kind kind,
        Role role,
        @Nullable String holder,
        String holderName,
        @Nullable Instant heldAt,
        @Nullable String park,
        String procedure,
        String number,
        String title,
        String applicant,
        LocalDate beganOn,
        LightDays days,
        Status status,
        int urged,
        @Nullable Outcome outcome,
        String comment,
        Map<String, String> fields,
        String decidedBy,
        String decidedName,
        String decidedFor,
        @Nullable Instant decidedAt,
        @Nullable UUID seat) {

    Task {
        fields = Map.copyOf(fields);
    }

    /** 待办种类. */
    enum Kind {
        DECIDE("办理"),
        COSIGN("加签"),
        CORRECT("补正");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** 待办状态. */
    enum Status {
        OPEN,
        /** While the applicant mends what another seat asked for. */
        RESTING,
        DONE,
        CANCELLED
    }

    /** Whether this is a co-signature that was asked for by another task, which may take it back. */
    boolean isAskedBy(Task other) {
        return kind == Kind.COSIGN
                && other.kind == Kind.DECIDE
                && visit == other.visit
                && (seat == null || seat.equals(other.id));
    }

    /** Whether it is still to be done, now or when the case comes back from the applicant. */
    boolean pending() {
        return status == Status.OPEN || status == Status.RESTING;
    }

    Duty duty() {
        return new Duty(role, holder, park);
    }

    /** Who was asked to co-sign and has not: by name, or by role where nobody holds it any more. */
    static List<String> cosigning(List<Task> tasks) {
        return tasks.stream()
                .filter(task -> task.kind == Kind.COSIGN && task.status == Status.OPEN)
                .map(task -> task.holder == null ? task.role.label() : task.holderName)
                .toList();
    }

    @Nullable
    Light light(LocalDate today) {
        return days.light(today);
    }
}
