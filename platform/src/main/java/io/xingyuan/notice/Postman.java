package io.xingyuan.notice;

import io.xingyuan.audit.Audit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** 投递: takes mail after mail out of the outbox; what the server does not take is tried again, later and later. */
@Component
class Postman {

    private static final String REASON = "邮件的投递情况";
    private static final int AT_ONCE = 50;
    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(12));

    private final Outbox outbox;
    private final ObjectProvider<JavaMailSender> server;
    private final TransactionOperations transaction;
    private final String from;
    private final Audit audit;

    Postman(
            Outbox outbox,
            ObjectProvider<JavaMailSender> server,
            TransactionOperations transaction,
            @Value("${xingyuan.mail.from:}") String from,
            Audit audit) {
        this.audit = audit;
        this.outbox = outbox;
        this.server = server;
        this.transaction = transaction;
        this.from = from;
    }

    /** Whether a mail server is configured (spring.mail.host). */
    boolean ready() {
        return server.getIfAvailable() != null;
    }

    @Scheduled(fixedDelayString = "${xingyuan.mail.pause:PT5S}", initialDelayString = "${xingyuan.mail.pause:PT5S}")
    void round() {
        transaction.executeWithoutResult(status -> {
            audit.notAudited(REASON);
            outbox.expire();
        });
        JavaMailSender mails = server.getIfAvailable();
        if (mails != null) {
            for (int tried = 0; tried < AT_ONCE; tried++) {
                if (!delivers(mails)) {
                    return;
                }
            }
        }
    }

    /** One mail; false when none is due. */
    private boolean delivers(JavaMailSender mails) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            audit.notAudited(REASON);
            Optional<Letter> due = outbox.due();
            due.ifPresent(letter -> deliver(letter, mails));
            return due.isPresent();
        }));
    }

    private void deliver(Letter letter, JavaMailSender mails) {
        if (letter.recipient().isEmpty() || letter.body().isEmpty()) {
            outbox.failed(letter, "Unreadable", Optional.empty());
            return;
        }
        try {
            SimpleMailMessage message = new SimpleMailMessage();
            if (!from.isBlank()) {
                message.setFrom(from);
            }
            message.setTo(letter.recipient());
            message.setSubject(letter.subject());
            message.setText(letter.body());
            mails.send(message);
            outbox.sent(letter);
        } catch (MailException refused) {
            Optional<Duration> again =
                    letter.attempts() < PAUSES.size() ? Optional.of(PAUSES.get(letter.attempts())) : Optional.empty();
            outbox.failed(letter, refused.getClass().getSimpleName(), again);
        }
    }
}
