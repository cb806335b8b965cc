package io.xingyuan.identity;

import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.kernel.OrganisationId;
import io.xingyuan.kernel.Role;
import io.xingyuan.sealing.SealedColumn;
import io.xingyuan.sealing.Sealing;
import io.xingyuan.web.Visitor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 邀请库: stores invitations. */
@Component
@OnParkSide
class Invitations {

    /** A link is worth what its issuer may do today: it ends with the issuer's role. */
    private static final String OPEN = """
            select i.*, o.name as organisation_name from identity.invitation i
            join identity.organisation o on o.id = i.organisation_id and o.archived_at is null
            where i.accepted_at is null and i.withdrawn_at is null and i.expires_at > :now
              and exists (select 1 from identity.role_grant g
                join identity.account a on a.id = g.account_id and not a.disabled
                where g.account_id = i.issued_by and g.status = 'STANDING'
                  and g.from_day <= :today and (g.until_day is null or g.until_day >= :today)
                  and (g.role = 'SYSTEM_ADMINISTRATOR' or i.account_id is null and i.role like 'ENTERPRISE\\_%'
                    and g.role = 'ENTERPRISE_ADMINISTRATOR' and g.organisation_id = i.organisation_id))\s""";

    static final SealedColumn MAIL = SealedColumn.of("identity.invitation", "mail");

    private final JdbcClient jdbc;
    private final Sealing sealing;
    private final Clock clock;

    Invitations(JdbcClient jdbc, Sealing sealing, Clock clock) {
        this.jdbc = jdbc;
        this.sealing = sealing;
        this.clock = clock;
    }

    void add(Invitation invitation, InvitationLink link, Visitor by) {
        jdbc.sql("""
                insert into identity.invitation (id, token, account_id, organisation_id, role, name, mail, demo,
                    issued_by, issued_name, issued_at, expires_at)
                values (:id, :token, :account, :organisation, :role, :name, :mail,
                    exists (select 1 from identity.installation where mode = 'DEMO'), :by, :byName, :at, :expires)""")
                .param("id", invitation.id())
                .param("token", link.hash())
                .param("account", invitation.account())
                .param("organisation", invitation.organisation().value())
                .param(
                        "role",
                        invitation.role() == null ? null : invitation.role().name())
                .param("name", invitation.name())
                .param("mail", sealing.seal(MAIL, invitation.id(), invitation.mail()))
                .param("by", UUID.fromString(by.account()))
                .param("byName", by.name())
                .param("at", invitation.issuedAt().atOffset(ZoneOffset.UTC))
                .param("expires", invitation.expiresAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Invitation> open(InvitationLink link) {
        return jdbc.sql(OPEN + " and i.token = :token")
                .param("now", OffsetDateTime.now(clock))
                .param("today", LocalDate.now(clock))
                .param("token", link.hash())
                .query(this::invitation)
                .optional();
    }

    /** Those into an organisation that nobody has used yet. */
    List<Invitation> open(OrganisationId organisation) {
        return jdbc.sql(OPEN + " and i.organisation_id = :organisation and i.account_id is null order by i.issued_at")
                .param("now", OffsetDateTime.now(clock))
                .param("today", LocalDate.now(clock))
                .param("organisation", organisation.value())
                .query(this::invitation)
                .list();
    }

    /** Uses it up; false when it was used, withdrawn or expired meanwhile, so that of two people with it one wins. */
    boolean spend(UUID id, UUID account) {
        return jdbc.sql("""
                update identity.invitation set accepted_by = :account, accepted_at = :now
                where id = :id and accepted_at is null and withdrawn_at is null and expires_at > :now""")
                        .param("account", account)
                        .param("now", OffsetDateTime.now(clock))
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Whether this organisation issued it, however it ended. */
    boolean known(UUID id, OrganisationId organisation) {
        return jdbc.sql("select exists (select 1 from identity.invitation where id = :id and organisation_id = :own)")
                .param("id", id)
                .param("own", organisation.value())
                .query(Boolean.class)
                .single();
    }

    /** Voids one of an organisation; false when there is nothing to void. */
    boolean withdraw(UUID id, OrganisationId organisation) {
        return jdbc.sql("""
                update identity.invitation set withdrawn_at = :now
                where id = :id and organisation_id = :organisation and accepted_at is null and withdrawn_at is null""")
                        .param("now", OffsetDateTime.now(clock))
                        .param("id", id)
                        .param("organisation", organisation.value())
                        .update()
                == 1;
    }

    /** Voids what was issued before for the same account or, without one, the same post. */
    void replace(@Nullable UUID account, OrganisationId organisation, @Nullable Role role) {
        jdbc.sql("""
                update identity.invitation set withdrawn_at = :now
                where accepted_at is null and withdrawn_at is null
                  and (account_id = :account::uuid or (account_id is null and :account::uuid is null
                      and organisation_id = :organisation and role = :role))""")
                .param("now", OffsetDateTime.now(clock))
                .param("account", account)
                .param("organisation", organisation.value())
                .param("role", role == null ? "" : role.name())
                .update();
    }

    private Invitation invitation(ResultSet row, int number) throws SQLException {
        String role = row.getString("role");
        UUID id = row.getObject("id", UUID.class);
        return new Invitation(
                id,
                row.getObject("account_id", UUID.class),
                new OrganisationId(row.getObject("organisation_id", UUID.class)),
                row.getString("organisation_name"),
                role == null ? null : Role.valueOf(role),
                row.getString("name"),
                sealing.open(MAIL, id, row.getString("mail")),
                row.getString("issued_name"),
                row.getTimestamp("issued_at").toInstant(),
                row.getTimestamp("expires_at").toInstant());
    }
}
