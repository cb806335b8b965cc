package io.xingyuan.identity;

import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.PersonalRecords;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 账号的留存: what this module keeps about a person: account, roles, sign-ins. */
@Component
@OnParkSide
class AccountRecords implements PersonalRecords {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** What serves the signing in of this person only. */
    private static final List<String> OF_THE_PERSON = List.of(
            "session",
            "second_step",
            "code_generator",
            "recovery_code",
            "code_reset",
            "email_change",
            "password_reset",
            "outside_identity",
            "outside_session",
            "known_device",
            "former_password",
            "standing",
            "invitation");

    private final JdbcClient jdbc;
    private final Emails emails;
    private final Granting granting;
    private final Clock clock;

    AccountRecords(JdbcClient jdbc, Emails emails, Granting granting, Clock clock) {
        this.jdbc = jdbc;
        this.emails = emails;
        this.granting = granting;
        this.clock = clock;
    }

    @Override
    public List<Section> about(UUID account) {
        return List.of(
                new Section(10, "账号", account(account)),
                new Section(20, "角色", grants(account)),
                new Section(30, "登录记录", sessions(account)));
    }

    private List<SequencedMap<String, String>> account(UUID account) {
        return jdbc.sql("""
                select a.name, a.sign_in_name, a.created_at, o.name as organisation
                from identity.account a join identity.organisation o on o.id = a.organisation_id where a.id = :id
                """)
                .param("id", account)
                .query((row, number) -> PersonalRecords.row(
                        "姓名", row.getString("name"),
                        "登录名", row.getString("sign_in_name"),
                        "单位", row.getString("organisation"),
                        "邮箱", emails.of(account).orElse(""),
                        "建立时间", time(row, "created_at")))
                .list();
    }

    private List<SequencedMap<String, String>> grants(UUID account) {
        return jdbc.sql("""
                select g.role, o.name as organisation, g.from_day, g.until_day, g.status
                from identity.role_grant g join identity.organisation o on o.id = g.organisation_id
                where g.account_id = :id order by g.position
                """)
                .param("id", account)
                .query((row, number) -> PersonalRecords.row(
                        "角色", Role.valueOf(row.getString("role")).label(),
                        "单位", row.getString("organisation"),
                        "起始日", row.getString("from_day"),
                        "截止日", Optional.ofNullable(row.getString("until_day")).orElse(""),
                        "状态", GrantStatus.valueOf(row.getString("status")).label()))
                .list();
    }

    private List<SequencedMap<String, String>> sessions(UUID account) {
        return jdbc.sql("""
                select address, device, began_at, seen_at from identity.session where account_id = :id order by began_at
                """)
                .param("id", account)
                .query((row, number) -> PersonalRecords.row(
                        "设备", row.getString("device"),
                        "网络地址", row.getString("address"),
                        "登录时间", time(row, "began_at"),
                        "最近活动", time(row, "seen_at")))
                .list();
    }

    @Override
    public Optional<String> nameOfNobodyElse(UUID account) {
        return jdbc.sql("""
                select a.name from identity.account a where a.id = :id
                  and not exists (select 1 from identity.account b where b.name = a.name and b.id <> a.id)
                """).param("id", account).query(String.class).optional();
    }

    /** The row stays, since decisions name it; the person goes from it, and with it every way in. */
    @Override
    public void erase(UUID account, String pseudonym) {
        Granting.Offices before = granting.administratorsInOffice();
        jdbc.sql("""
                update identity.account set name = :pseudonym, sign_in_name = :signIn, email = null,
                    email_index = null, password = null, disabled = true, version = version + 1
                where id = :id
                """)
                .param("pseudonym", pseudonym)
                .param("signIn", "erased-" + account)
                .param("id", account)
                .update();
        jdbc.sql("""
                update identity.role_grant set status = 'WITHDRAWN', ended_name = :pseudonym, ended_at = :now,
                    version = version + 1
                where account_id = :id and status in ('PROPOSED', 'STANDING')
                """)
                .param("pseudonym", pseudonym)
                .param("now", OffsetDateTime.now(clock))
                .param("id", account)
                .update();
        OF_THE_PERSON.forEach(table -> jdbc.sql("delete from identity." + table + " where account_id = :id")
                .param("id", account)
                .update());
        jdbc.sql("update identity.invitation set name = :pseudonym, mail = '' where accepted_by = :id")
                .param("pseudonym", pseudonym)
                .param("id", account)
                .update();
        granting.mustKeep(before);
    }

    private String time(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? "" : MINUTE.format(at.atZoneSameInstant(clock.getZone()));
    }
}
