package io.xingyuan.identity;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Role;
import io.xingyuan.notice.AddressBook;
import io.xingyuan.web.Scope;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is behind a role or an enterprise today, for messages. */
@Component
@OnParkSide
class AccountAddresses implements AddressBook {

    private final JdbcClient jdbc;
    private final Grants grants;
    private final Emails emails;

    AccountAddresses(JdbcClient jdbc, Grants grants, Emails emails) {
        this.jdbc = jdbc;
        this.grants = grants;
        this.emails = emails;
    }

    @Override
    public Set<UUID> holders(Role role, @Nullable ParkId park) {
        return holders(role, scope -> park == null || scope.covers(park));
    }

    @Override
    public Set<UUID> holdersEverywhere(Role role) {
        return holders(role, Scope::everywhere);
    }

    private Set<UUID> holders(Role role, Predicate<Scope> reaching) {
        return standing(
                jdbc.sql("""
                        select distinct g.account_id from identity.role_grant g
                        join identity.account a on a.id = g.account_id and not a.disabled
                        where g.role = :role and g.status = 'STANDING'
                        """).param("role", role.name()),
                capacity -> capacity.role() == role && reaching.test(capacity.scope()));
    }

    @Override
    public Set<UUID> peopleOf(EnterpriseId enterprise) {
        return standing(
                jdbc.sql("""
                        select distinct g.account_id from identity.role_grant g
                        join identity.account a on a.id = g.account_id and not a.disabled
                        join identity.organisation o on o.id = g.organisation_id
                        where o.enterprise_id = :enterprise and g.status = 'STANDING'
                        """).param("enterprise", enterprise.value()),
                capacity -> enterprise.equals(capacity.enterprise()));
    }

    @Override
    public Optional<String> mail(UUID account) {
        return emails.of(account);
    }

    private Set<UUID> standing(JdbcClient.StatementSpec accounts, Predicate<Capacity> wanted) {
        return accounts.query(UUID.class).list().stream()
                .filter(account -> grants.standing(account).stream().anyMatch(wanted))
                .collect(Collectors.toSet());
    }
}
