package io.xingyuan.casework;

import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Scope;
import io.xingyuan.web.Visitor;
import org.jspecify.annotations.Nullable;

/**
 * 办理权: in whose name somebody works, in their own or in that of a colleague who is away.
 *
 * @param principal name of whoever is away, empty in one's own name
 */
record Mandate(String account, String principal, Role role, Scope scope) {

    static Mandate own(Visitor visitor) {
        return new Mandate(visitor.account(), "", visitor.role(), visitor.scope());
    }

    /** The name under which whoever works in this mandate stands on the record. */
    String signed(String by) {
        return principal.isEmpty() ? by : by + "（代" + principal + "）";
    }

    /** Whose a claimed task becomes: somebody who stands in takes it for whoever is away, who may decide it as well. */
    Tasks.Holder holder(String by) {
        return new Tasks.Holder(account, principal.isEmpty() ? by : principal);
    }

    /** Whether a task is this mandate's to decide: for its role and park, and free or held by its account. */
    boolean covers(Task task) {
        return task.kind() != Task.Kind.CORRECT && covers(task.duty());
    }

    boolean covers(Duty duty) {
        if (role != duty.role()) {
            return false;
        }
        String holder = duty.holder();
        return holder == null
                ? reaches(duty.park())
                : holder.equals(account) && (duty.park() == null || reaches(duty.park()));
    }

    private boolean reaches(@Nullable String park) {
        return scope.everywhere() || (park != null && scope.covers(new ParkId(park)));
    }
}
