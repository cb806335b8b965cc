package io.xingyuan.identity;

import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 同事: who of the park's side holds which role today; for handing work from one to another. */
@Component
@OnParkSide
public class Colleagues {

    private final JdbcClient jdbc;
    private final Grants grants;
    private final Clock clock;

    Colleagues(JdbcClient jdbc, Grants grants, Clock clock) {
        this.jdbc = jdbc;
        this.grants = grants;
        this.clock = clock;
    }

    /**
     * 同事: one person in one role.
     *
     * @param account its id as text, as {@link io.xingyuan.web.Visitor#account()} has it
     */
    public record Colleague(String account, String name, Role role, String organisation) {

        /** Tells this person in this role from all others; what a list of choices sends. */
        public String key() {
            return account + " " + role.name();
        }
    }

    /**
     * Where somebody may act in this role today: empty once it was taken back, has run out or the account was closed.
     *
     * @param account its id as text
     */
    public Optional<Scope> reach(String account, Role role) {
        return jdbc.sql("select id from identity.account where id::text = :account and not disabled")
                .param("account", account)
                .query(UUID.class)
                .optional()
                .flatMap(id -> grants.standing(id).stream()
                        .filter(capacity -> capacity.role() == role)
                        .map(Capacity::scope)
                        .reduce(Scope::and));
    }

    /** Whether somebody may act in this role today where it covers the park; anywhere, for what lies in none. */
    public boolean serves(String account, Role role, @Nullable String park) {
        return reach(account, role)
                .filter(scope -> park == null || scope.covers(new ParkId(park)))
                .isPresent();
    }

    /** How many a list of choices holds; whoever is not among them is found by name or organisation. */
    public static final int CHOICES = 200;

    private static final String STANDING = """
            select distinct a.id::text as account, a.name, g.role, o.name as organisation
            from identity.role_grant g
            join identity.account a on a.id = g.account_id and not a.disabled
            join identity.organisation o on o.id = g.organisation_id and o.archived_at is null
            where g.role = any(:roles) and g.status = 'STANDING'
              and g.from_day <= :today and (g.until_day is null or g.until_day >= :today)
              and (cast(:park as text) is null or g.scope = 'ALL'
                or (g.scope = 'ORGANISATION' and o.region is null)
                or exists (select 1 from identity.region p left join identity.region z on z.code = p.parent
                    where p.code = :park and coalesce(g.region, o.region) in (p.code, p.parent, z.parent)))
            """;

    /**
     * Those who hold one of these roles today, by name, as many as {@link #CHOICES}.
     *
     * @param park whom it has to cover; null for no matter where
     * @param words a part of a name or of an organisation's; empty for all
     */
    public List<Colleague> holding(Collection<Role> roles, @Nullable String park, String words) {
        return standing(
                        "and (a.name ilike :like or o.name ilike :like) order by a.name, g.role limit " + CHOICES,
                        roles,
                        park)
                .param("like", "%" + words.strip().replaceAll("([%_\\\\])", "\\\\$1") + "%")
                .query(Colleagues::colleague)
                .list();
    }

    /** As {@link #holding(Collection, String, String)}, of everybody. */
    public List<Colleague> holding(Collection<Role> roles, @Nullable String park) {
        return holding(roles, park, "");
    }

    /**
     * Who was chosen, while they hold the role today; however many others do.
     *
     * @param chosen account and role as {@link Colleague#key} has them
     */
    public Optional<Colleague> chosen(String chosen, Collection<Role> roles, @Nullable String park) {
        return standing("and a.id::text || ' ' || g.role = :chosen order by o.name limit 1", roles, park)
                .param("chosen", chosen)
                .query(Colleagues::colleague)
                .optional();
    }

    private JdbcClient.StatementSpec standing(String rest, Collection<Role> roles, @Nullable String park) {
        return jdbc.sql(STANDING + rest)
                .param("roles", roles.stream().map(Role::name).toArray(String[]::new))
                .param("today", LocalDate.now(clock))
                .param("park", park);
    }

    private static Colleague colleague(ResultSet row, int number) throws SQLException {
        return new Colleague(
                row.getString("account"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getString("organisation"));
    }
}
