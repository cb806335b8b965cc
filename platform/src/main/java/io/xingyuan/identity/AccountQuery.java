package io.xingyuan.identity;

import io.xingyuan.kernel.Role;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 账号查询: the query bar of the account list as it stands in the address.
 *
 * @param state {@code disabled}, {@code idle} for enabled without any role, {@code waiting}; anything else for all
 */
record AccountQuery(String q, String role, String state) {

    /** Over {@code identity.account a} and {@code identity.organisation o}. */
    static final String WHERE = """
            where (lower(a.name) like :like or a.sign_in_name like :like or lower(o.name) like :like)
              and (:role = '' or exists (select 1 from identity.role_grant g where g.account_id = a.id
                  and g.role = :role and g.status = 'STANDING' and (g.until_day is null or g.until_day >= :today)))
              and (:state <> 'disabled' or a.disabled)
              and (:state <> 'idle' or not a.disabled and not exists (select 1 from identity.role_grant g
                  where g.account_id = a.id and g.status = 'STANDING'
                    and (g.until_day is null or g.until_day >= :today)))
              and (:state <> 'waiting' or exists (select 1 from identity.role_grant g
                  where g.account_id = a.id and g.status = 'PROPOSED'))""";

    AccountQuery(@Nullable String q, @Nullable String role, @Nullable String state) {
        this.q = q == null ? "" : q.strip().replace("\0", "");
        this.role = role != null
                        && Role.Group.PEOPLE.roles().stream()
                                .anyMatch(each -> each.name().equals(role))
                ? role
                : "";
        this.state = state == null ? "" : state;
    }

    Map<String, Object> parameters(LocalDate today) {
        return Map.of(
                "like", "%" + q.replaceAll("([\\\\%_])", "\\\\$1").toLowerCase(Locale.ROOT) + "%",
                "role", role,
                "state", state,
                "today", today);
    }
}
