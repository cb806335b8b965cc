package io.xingyuan.identity;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.kernel.OrganisationId;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 授权库: stores grants and says which hold today. */
@Component
@OnParkSide
class Grants {

    private static final String ALL = """
            select g.*, a.name as person, o.name as organisation_name, r.name as area
            from identity.role_grant g
            join identity.account a on a.id = g.account_id
            join identity.organisation o on o.id = g.organisation_id
            left join identity.region r on r.code = g.region
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Grants(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** What the person may act as today, the longest held first; one statement, asked with every request. */
    List<Capacity> standing(UUID account) {
        return jdbc.sql("""
                select g.id, g.role, g.organisation_id, o.name as organisation_name, o.enterprise_id, r.name as area,
                    g.scope = 'ALL' or (g.scope = 'ORGANISATION' and o.region is null and o.enterprise_id is null)
                        as everywhere,
                    array(select p.code from identity.region p
                        left join identity.region z on z.code = p.parent
                        where p.level = 'PARK' and coalesce(g.region, o.region) in (p.code, p.parent, z.parent)) as parks
                from identity.role_grant g
                join identity.organisation o on o.id = g.organisation_id and o.archived_at is null
                left join identity.region r on r.code = g.region
                where g.account_id = :account and g.status = 'STANDING'
                  and g.from_day <= :today and (g.until_day is null or g.until_day >= :today)
                order by g.position""")
                .param("account", account)
                .param("today", today())
                .query(Grants::capacity)
                .list();
    }

    Grant get(UUID id) {
        return jdbc.sql(ALL + " where g.id = :id")
                .param("id", id)
                .query(Grants::grant)
                .optional()
                .orElseThrow(() -> new NotFound("授权"));
    }

    /** Newest first. */
    List<Grant> ofAccount(UUID account) {
        return jdbc.sql(ALL + " where g.account_id = :account order by g.position desc")
                .param("account", account)
                .query(Grants::grant)
                .list();
    }

    /** Those that wait for the second signer, oldest first. */
    List<Grant> waiting() {
        return jdbc.sql(ALL + " where g.status = 'PROPOSED' order by g.position")
                .query(Grants::grant)
                .list();
    }

    /** Who acts for an organisation today or will, in the order in which they came. */
    List<Grant> ofOrganisation(OrganisationId organisation) {
        return jdbc.sql(ALL + """
                where g.organisation_id = :organisation and g.status = 'STANDING' and not a.disabled
                  and (g.until_day is null or g.until_day >= :today)
                order by g.position""")
                .param("organisation", organisation.value())
                .param("today", today())
                .query(Grants::grant)
                .list();
    }

    /** How many grants in force or proposed rest on this duty. */
    int resting(OrganisationKind kind, Role role) {
        return jdbc.sql("""
                select count(*) from identity.role_grant g
                join identity.organisation o on o.id = g.organisation_id
                where o.kind = :kind and g.role = :role and g.status in ('PROPOSED', 'STANDING')
                  and (g.until_day is null or g.until_day >= :today)""")
                .param("kind", kind.name())
                .param("role", role.name())
                .param("today", today())
                .query(Integer.class)
                .single();
    }

    /** The administrator roles that somebody who may sign in holds today. */
    Set<Role> administratorsInOffice() {
        return administrators("g.until_day is null or g.until_day >= :today");
    }

    /** Whether nobody can confirm a grant but the audit administrator. */
    boolean securityVacant() {
        return !administratorsInOffice().contains(Role.SECURITY_ADMINISTRATOR);
    }

    /** Those of them that somebody holds without a last day. */
    Set<Role> administratorsWithoutEnd() {
        return administrators("g.until_day is null");
    }

    private Set<Role> administrators(String end) {
        return jdbc.sql("""
                select distinct g.role from identity.role_grant g
                join identity.account a on a.id = g.account_id and not a.disabled
                join identity.organisation o on o.id = g.organisation_id and o.archived_at is null
                where g.role like '%\\_ADMINISTRATOR' and g.role <> 'ENTERPRISE_ADMINISTRATOR'
                  and g.status = 'STANDING' and g.from_day <= :today and (""" + end + ")").param("today", today()).query(String.class).list().stream()
                .map(Role::valueOf)
                .collect(Collectors.toSet());
    }

    /** The roles that somebody has ever held, today or before. */
    Set<Role> everHeld() {
        return jdbc.sql("""
                select distinct role from identity.role_grant
                where status in ('STANDING', 'EXPIRED', 'WITHDRAWN') and (origin <> 'PROPOSED' or decided_at is not null)""").query(String.class).list().stream()
                .map(Role::valueOf)
                .collect(Collectors.toSet());
    }

    /** Those whose last day has passed and that still stand or wait, oldest first; of one account when it is given. */
    List<Grant> pastTheirEnd(@Nullable UUID account) {
        return jdbc.sql(ALL + """
                where g.status in ('PROPOSED', 'STANDING') and g.until_day < :today
                  and (cast(:account as uuid) is null or g.account_id = :account)
                order by g.position""")
                .param("today", today())
                .param("account", account)
                .query(Grants::grant)
                .list();
    }

    /** False when somebody else changed it meanwhile. */
    boolean expire(Grant grant) {
        return jdbc.sql("""
                update identity.role_grant set status = 'EXPIRED', ended_at = :now, version = version + 1
                where id = :id and version = :version and status in ('PROPOSED', 'STANDING')""")
                        .param("now", OffsetDateTime.now(clock))
                        .param("id", grant.id())
                        .param("version", grant.version())
                        .update()
                == 1;
    }

    void add(Grant grant) {
        jdbc.sql("""
                insert into identity.role_grant (id, account_id, role, organisation_id, scope, region, from_day,
                    until_day, status, origin, reason, proposed_by, proposed_name, proposed_at)
                values (:id, :account, :role, :organisation, :scope, :region, :from, :until, :status, :origin,
                    :reason, :by, :byName, :at)""")
                .param("id", grant.id())
                .param("account", grant.account())
                .param("role", grant.role().name())
                .param("organisation", grant.organisation().value())
                .param("scope", grant.reach().name())
                .param("region", grant.region())
                .param("from", grant.from())
                .param("until", grant.until())
                .param("status", grant.status().name())
                .param("origin", grant.origin().name())
                .param("reason", grant.reason())
                .param("by", grant.proposedBy())
                .param("byName", grant.proposedName())
                .param("at", grant.proposedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Takes back; false when somebody else changed it meanwhile. */
    boolean withdraw(UUID id, int version, String byName) {
        return jdbc.sql("""
                update identity.role_grant set status = 'WITHDRAWN', ended_name = :name, ended_at = :now,
                    version = version + 1
                where id = :id and version = :version and status in ('PROPOSED', 'STANDING')""")
                        .param("name", byName)
                        .param("now", OffsetDateTime.now(clock))
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    private static Capacity capacity(ResultSet row, int number) throws SQLException {
        UUID enterprise = row.getObject("enterprise_id", UUID.class);
        String area = row.getString("area");
        boolean everywhere = row.getBoolean("everywhere");
        Set<ParkId> parks = Arrays.stream((String[]) row.getArray("parks").getArray())
                .map(ParkId::new)
                .collect(Collectors.toSet());
        Role role = Role.valueOf(row.getString("role"));
        return new Capacity(
                row.getObject("id", UUID.class),
                role,
                new OrganisationId(row.getObject("organisation_id", UUID.class)),
                row.getString("organisation_name"),
                role.ofEnterprise() && enterprise != null ? new EnterpriseId(enterprise) : null,
                role.administers()
                        ? Scope.NOWHERE
                        : everywhere || role.ofEnterprise() ? Scope.EVERYWHERE : Scope.of(parks),
                area == null ? "" : area);
    }

    private static Grant grant(ResultSet row, int number) throws SQLException {
        return new Grant(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getString("person"),
                Role.valueOf(row.getString("role")),
                new OrganisationId(row.getObject("organisation_id", UUID.class)),
                row.getString("organisation_name"),
                Grant.Reach.valueOf(row.getString("scope")),
                row.getString("region"),
                row.getString("area"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                GrantStatus.valueOf(row.getString("status")),
                Grant.Origin.valueOf(row.getString("origin")),
                row.getString("reason"),
                row.getObject("proposed_by", UUID.class),
                row.getString("proposed_name"),
                row.getTimestamp("proposed_at").toInstant(),
                row.getString("decided_name"),
                instant(row.getTimestamp("decided_at")),
                row.getString("ended_name"),
                instant(row.getTimestamp("ended_at")),
                row.getInt("version"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
