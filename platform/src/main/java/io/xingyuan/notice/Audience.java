package io.xingyuan.notice;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Role;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 收信人: whom a message is for; who that is, is looked up when it is spread.
 *
 * @param accounts certain people, beside those below
 * @param role whoever holds it today, where their scope covers the park
 * @param park null for all
 * @param enterprise whoever acts for it today
 */
public record Audience(
        Set<UUID> accounts,
        @Nullable Role role,
        @Nullable ParkId park,
        @Nullable EnterpriseId enterprise) {

    public Audience {
        accounts = Set.copyOf(accounts);
    }

    /** These people. */
    public static Audience of(UUID... accounts) {
        return new Audience(Set.of(accounts), null, null, null);
    }

    /** Whoever holds a role, for one park or for all. */
    public static Audience of(Role role, @Nullable ParkId park) {
        return new Audience(Set.of(), role, park, null);
    }

    /** The people of an enterprise. */
    public static Audience of(EnterpriseId enterprise) {
        return new Audience(Set.of(), null, null, enterprise);
    }
}
