package io.xingyuan.casework;

import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Scope;
import io.xingyuan.web.Visitor;

/**
 * 办理权: in whose name somebody works, in their own or in that of a colleague who is away.
 *
 * @param principal name of whoever is away, empty in one's own name
 */
record Mandate(String account, String principal, Role role, Scope scope) {

    static Mandate own(Visitor visitor) {
        return new Mandate(visitor.account(), "", visitor.role(), visitor.scope());
    }

    /** Whether a task is this mandate's to decide: for its role and park, and free or held by its account. */
    boolean covers(Task task) {
        if (task.kind() == Task.Kind.CORRECT || role != task.role()) {
            return false;
        }
        String holder = task.holder();
        return holder == null
                ? reaches(task.park())
                : holder.equals(account) && (task.park() == null || reaches(task.park()));
    }

    private boolean reaches(@org.jspecify.annotations.Nullable String park) {
        return scope.everywhere() || (park != null && scope.covers(new ParkId(park)));
    }
}
