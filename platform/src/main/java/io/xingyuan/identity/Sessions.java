package io.xingyuan.identity;

import io.xingyuan.audit.Audit;
import io.xingyuan.identity.Session.Obligation;
import io.xingyuan.identity.Session.Way;
import io.xingyuan.identity.secret.SecretToken;
import io.xingyuan.identity.secret.SignInProfile;
import io.xingyuan.kernel.OnParkSide;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 会话库: all sessions; they outlive a restart. */
@Component
@OnParkSide
class Sessions {

    /** How exactly the last activity is kept. */
    private static final Duration GRAIN = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SignInProfile profile;
    private final Audit audit;

    Sessions(JdbcClient jdbc, Clock clock, SignInProfile profile, Audit audit) {
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
        this.profile = profile;
    }

    void add(Session session, SecretToken token) {
        jdbc.sql("""
                insert into identity.session
                    (id, token, account_id, way, address, device, obligation, began_at, seen_at, proved_at)
                values (:id, :token, :account, :way, :address, :device, :obligation, :began, :began, :began)
                """)
                .param("id", session.id())
                .param("token", token.hash())
                .param("account", session.account())
                .param("way", session.way().name())
                .param("address", session.place().address())
                .param("device", session.place().device())
                .param(
                        "obligation",
                        session.obligation() == null
                                ? null
                                : session.obligation().name())
                .param("began", OffsetDateTime.ofInstant(session.beganAt(), clock.getZone()))
                .update();
    }

    /** The session of this token, unless it has been idle or lasted for too long. */
    Optional<Session> find(String token) {
        return jdbc.sql("""
                select * from identity.session
                where token = :token and seen_at > :idle and began_at > :absolute
                """)
                .param("token", SecretToken.hash(token))
                .param("idle", ago(profile.idle()))
                .param("absolute", ago(profile.absolute()))
                .query(Sessions::session)
                .optional();
    }

    /** The sessions of one person that last, the latest activity first. */
    List<Session> of(UUID account) {
        return jdbc.sql("""
                select * from identity.session
                where account_id = :account and seen_at > :idle and began_at > :absolute
                order by seen_at desc, id
                """)
                .param("account", account)
                .param("idle", ago(profile.idle()))
                .param("absolute", ago(profile.absolute()))
                .query(Sessions::session)
                .list();
    }

    /** Notes that the person is active; writes once a minute at most. */
    @Transactional
    void touch(Session session) {
        if (session.seenAt().plus(GRAIN).isBefore(clock.instant())) {
            audit.notAudited("最近活动时间");
            jdbc.sql("update identity.session set seen_at = :now where id = :id and seen_at < :now")
                    .param("now", ago(Duration.ZERO))
                    .param("id", session.id())
                    .update();
        }
    }

    void prove(UUID id) {
        jdbc.sql("update identity.session set proved_at = :now where id = :id")
                .param("now", ago(Duration.ZERO))
                .param("id", id)
                .update();
    }

    /** Puts another obligation, or none, in the place of the one that was done. */
    void oblige(UUID account, Obligation done, @Nullable Obligation next) {
        jdbc.sql("update identity.session set obligation = :next where account_id = :account and obligation = :done")
                .param("next", next == null ? null : next.name())
                .param("account", account)
                .param("done", done.name())
                .update();
    }

    /** Ends one session of this person; false when there is none. */
    boolean end(UUID account, UUID id) {
        return jdbc.sql("delete from identity.session where account_id = :account and id = :id")
                        .param("account", account)
                        .param("id", id)
                        .update()
                > 0;
    }

    /** Ends all sessions of this person but one. */
    int endOthers(UUID account, @Nullable UUID kept) {
        return jdbc.sql("delete from identity.session where account_id = :account and id is distinct from :kept")
                .param("account", account)
                .param("kept", kept, java.sql.Types.OTHER)
                .update();
    }

    /** Removes what has ended by itself. */
    int clear() {
        return jdbc.sql("delete from identity.session where seen_at <= :idle or began_at <= :absolute")
                .param("idle", ago(profile.idle()))
                .param("absolute", ago(profile.absolute()))
                .update();
    }

    private OffsetDateTime ago(Duration time) {
        return OffsetDateTime.now(clock).minus(time);
    }

    private static Session session(ResultSet row, int number) throws SQLException {
        @Nullable String obligation = row.getString("obligation");
        return new Session(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                Way.valueOf(row.getString("way")),
                new Place(row.getString("address"), row.getString("device")),
                obligation == null ? null : Obligation.valueOf(obligation),
                instant(row, "began_at"),
                instant(row, "seen_at"),
                instant(row, "proved_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
