package io.xingyuan.notice;

import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.web.Listing;
import io.xingyuan.web.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 发件箱: mails are written in the transaction of what they tell of, so that neither happens without the other. Once one
 * is done with, its address is masked: the outbox is no list of people.
 */
@Component
@OnParkSide
public class Outbox {

    private final JdbcClient jdbc;
    private final Clock clock;

    Outbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Keeps a mail for sending; only within a transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(Mail mail) {
        send(mail, now());
    }

    /** As {@link #send(Mail)}, for somebody who does not want to be disturbed before this time. */
    @Transactional(propagation = Propagation.MANDATORY)
    void send(Mail mail, OffsetDateTime notBefore) {
        jdbc.sql("""
                insert into notice.mail
                    (id, recipient, subject, body, secret, status, created_at, next_at, expires_at)
                values (:id, :recipient, :subject, :body, :secret, 'WAITING', :now, :from, :expires)
                """)
                .param("id", Ids.next(clock))
                .param("recipient", mail.recipient())
                .param("subject", mail.subject())
                .param("body", mail.body())
                .param("secret", mail.secret())
                .param("now", now())
                .param("from", notBefore)
                .param("expires", notBefore.plus(mail.useful()))
                .update();
    }

    /** The next mail to try, held until the end of the transaction; others pass it by. */
    Optional<Letter> due() {
        return jdbc.sql("""
                select * from notice.mail where status = 'WAITING' and next_at <= :now and expires_at > :now
                order by next_at, id limit 1 for update skip locked
                """).param("now", now()).query(Outbox::letter).optional();
    }

    void sent(Letter letter) {
        jdbc.sql("""
                update notice.mail set status = 'SENT', attempts = attempts + 1, finished_at = :now, fault = '',
                    body = case when secret then '' else body end,
                    recipient = regexp_replace(recipient, '^(.)[^@]*@', '\\1***@')
                where id = :id
                """).param("id", letter.id()).param("now", now()).update();
    }

    /** Tries again after a while; without one gives up. */
    void failed(Letter letter, String fault, Optional<Duration> again) {
        jdbc.sql("""
                update notice.mail set status = :status, attempts = attempts + 1, fault = :fault, next_at = :next,
                    finished_at = case when :status = 'FAILED' then :now::timestamptz end,
                    body = case when :status = 'FAILED' and secret then '' else body end,
                    recipient = case when :status = 'FAILED'
                        then regexp_replace(recipient, '^(.)[^@]*@', '\\1***@') else recipient end
                where id = :id
                """)
                .param("status", again.isPresent() ? "WAITING" : "FAILED")
                .param("fault", fault)
                .param("next", now().plus(again.orElse(Duration.ZERO)))
                .param("now", now())
                .param("id", letter.id())
                .update();
    }

    /** Gives up what nobody needs any more. */
    int expire() {
        return jdbc.sql("""
                update notice.mail set status = 'EXPIRED', finished_at = :now,
                    body = case when secret then '' else body end,
                    recipient = regexp_replace(recipient, '^(.)[^@]*@', '\\1***@')
                where status = 'WAITING' and expires_at <= :now
                """).param("now", now()).update();
    }

    Listing<Letter> list(Paging paging) {
        long total =
                jdbc.sql("select count(*) from notice.mail").query(Long.class).single();
        List<Letter> rows = jdbc.sql("""
                select * from notice.mail order by created_at desc, id desc limit :limit offset :offset
                """)
                .param("limit", paging.limit())
                .param("offset", paging.offset())
                .query(Outbox::letter)
                .list();
        return new Listing<>(rows, total, paging);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static Letter letter(ResultSet row, int number) throws SQLException {
        return new Letter(
                row.getObject("id", UUID.class),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("body"),
                row.getBoolean("secret"),
                Letter.Status.valueOf(row.getString("status")),
                row.getInt("attempts"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("fault"));
    }
}
