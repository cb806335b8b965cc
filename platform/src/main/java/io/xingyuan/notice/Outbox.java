package io.xingyuan.notice;

import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.sealing.SealedColumn;
import io.xingyuan.sealing.Sealing;
import io.xingyuan.sealing.Unopenable;
import io.xingyuan.web.Listing;
import io.xingyuan.web.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 发件箱: mails are written in the transaction of what they tell of, so that neither happens without the other. While one
 * waits, address and body are ciphertext; once it is done with, its address is masked: the outbox is no list of people.
 */
@Component
@OnParkSide
public class Outbox {

    /** Of a mail that is done with, only the mask of the address is left, in the clear. */
    static final SealedColumn RECIPIENT = new SealedColumn(
            "notice.mail",
            "recipient",
            "id::text",
            "case when status = 'WAITING' then recipient else '' end",
            "recipient = :value",
            null);

    static final SealedColumn BODY = SealedColumn.of("notice.mail", "body");

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final JdbcClient jdbc;
    private final Sealing sealing;
    private final Clock clock;

    Outbox(JdbcClient jdbc, Sealing sealing, Clock clock) {
        this.jdbc = jdbc;
        this.sealing = sealing;
        this.clock = clock;
    }

    /** Keeps a mail for sending; only within a transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(Mail mail) {
        send(mail, Habits.USUAL);
    }

    /** As {@link #send(Mail)}, and at no try within the quiet hours of whom it is for. */
    @Transactional(propagation = Propagation.MANDATORY)
    void send(Mail mail, Habits wished) {
        UUID id = Ids.next(clock);
        OffsetDateTime notBefore = outside(wished, now());
        jdbc.sql("""
                insert into notice.mail
                    (id, recipient, subject, body, secret, status, created_at, next_at, expires_at, quiet_from,
                    quiet_until)
                values (:id, :recipient, :subject, :body, :secret, 'WAITING', :now, :from, :expires, :quietFrom,
                    :quietUntil)
                """)
                .param("quietFrom", wished.quietFrom())
                .param("quietUntil", wished.quietUntil())
                .param("id", id)
                .param("recipient", sealing.seal(RECIPIENT, id, mail.recipient()))
                .param("subject", mail.subject())
                .param("body", sealing.seal(BODY, id, mail.body()))
                .param("secret", mail.secret())
                .param("now", now())
                .param("from", notBefore)
                .param("expires", notBefore.plus(mail.useful()))
                .update();
    }

    private OffsetDateTime outside(Habits quiet, OffsetDateTime time) {
        LocalDateTime local = time.atZoneSameInstant(clock.getZone()).toLocalDateTime();
        return quiet.notBefore(local).atZone(clock.getZone()).toOffsetDateTime();
    }

    /** The next mail to try, held until the end of the transaction; others pass it by. */
    Optional<Letter> due() {
        return jdbc.sql("""
                select * from notice.mail where status = 'WAITING' and next_at <= :now and expires_at > :now
                order by next_at, id limit 1 for update skip locked
                """).param("now", now()).query(this::letter).optional();
    }

    void sent(Letter letter) {
        tried(letter, "");
        finish(letter, Letter.Status.SENT);
    }

    /** Tries again after a while, and not in the quiet hours; without one gives up. */
    void failed(Letter letter, String fault, Optional<Duration> again) {
        tried(letter, fault);
        again.ifPresentOrElse(
                pause -> jdbc.sql("update notice.mail set next_at = :next where id = :id")
                        .param("next", outside(quiet(letter), now().plus(pause)))
                        .param("id", letter.id())
                        .update(),
                () -> finish(letter, Letter.Status.FAILED));
    }

    private Habits quiet(Letter letter) {
        return jdbc.sql("select quiet_from, quiet_until from notice.mail where id = :id")
                .param("id", letter.id())
                .query((row, number) -> new Habits(
                        row.getObject("quiet_from", LocalTime.class),
                        row.getObject("quiet_until", LocalTime.class),
                        true,
                        Map.of()))
                .single();
    }

    private void tried(Letter letter, String fault) {
        jdbc.sql("update notice.mail set attempts = attempts + 1, fault = :fault where id = :id")
                .param("fault", fault)
                .param("id", letter.id())
                .update();
    }

    /** Gives up what nobody needs any more. */
    int expire() {
        List<Letter> late =
                jdbc.sql("""
                select * from notice.mail where status = 'WAITING' and expires_at <= :now for update skip locked
                """).param("now", now()).query(this::letter).list();
        late.forEach(letter -> finish(letter, Letter.Status.EXPIRED));
        return late.size();
    }

    /** What only the recipient may see goes, and the address behind its mask. */
    private void finish(Letter letter, Letter.Status status) {
        jdbc.sql("""
                update notice.mail set status = :status, finished_at = :now, recipient = :mask,
                    body = case when secret then '' else body end
                where id = :id
                """)
                .param("status", status.name())
                .param("now", now())
                .param("mask", letter.masked().recipient())
                .param("id", letter.id())
                .update();
    }

    Listing<Letter> list(Paging paging) {
        long total =
                jdbc.sql("select count(*) from notice.mail").query(Long.class).single();
        List<Letter> rows = jdbc.sql("""
                select * from notice.mail order by created_at desc, id desc limit :limit offset :offset
                """)
                .param("limit", paging.limit())
                .param("offset", paging.offset())
                .query(this::letter)
                .list();
        return new Listing<>(rows, total, paging);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private Letter letter(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Letter.Status status = Letter.Status.valueOf(row.getString("status"));
        String recipient = row.getString("recipient");
        return new Letter(
                id,
                status == Letter.Status.WAITING ? opened(RECIPIENT, id, recipient) : recipient,
                row.getString("subject"),
                opened(BODY, id, row.getString("body")),
                row.getBoolean("secret"),
                status,
                row.getInt("attempts"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("fault"));
    }

    /** Empty for what was tampered with: one such mail must not hold up the others. */
    private String opened(SealedColumn column, UUID id, String stored) {
        try {
            return sealing.open(column, id, stored);
        } catch (Unopenable tampered) {
            LOG.error("a mail is unreadable: {}", tampered.getMessage());
            return "";
        }
    }
}
