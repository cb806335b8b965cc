package io.xingyuan.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.xingyuan.audit.Audit;
import io.xingyuan.sealing.Sealing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The outbox and a real mail server. */
@SpringBootTest
@AutoConfigureMockMvc
@Transactional
@TestConstructor(autowireMode = AutowireMode.ALL)
class OutboxTests {

    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

    private final Outbox outbox;
    private final TransactionOperations transaction;
    private final Audit audit;
    private final Sealing sealing;
    private final JdbcClient jdbc;

    OutboxTests(Outbox outbox, TransactionOperations transaction, Audit audit, Sealing sealing, JdbcClient jdbc) {
        this.sealing = sealing;
        this.outbox = outbox;
        this.transaction = transaction;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void empty() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            jdbc.sql("delete from notice.mail").update();
        }
    }

    @Test
    void aMailArrivesOnceAndItsSecretIsErased() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            at(NOW).send(new Mail("lin@example.cn", "找回口令", "链接 https://x/y?token=abc", true, Duration.ofMinutes(30)));
            Postman postman = postman(at(NOW), server.getSmtp().getPort());
            postman.round();
            postman.round();

            assertThat(server.getReceivedMessages()).singleElement().satisfies(message -> {
                assertThat(message.getSubject()).isEqualTo("找回口令");
                assertThat(message.getContent().toString()).contains("token=abc");
                assertThat(message.getAllRecipients()[0]).hasToString("lin@example.cn");
            });
            assertThat(row("status || ':' || body")).isEqualTo("SENT:");
        } finally {
            server.stop();
        }
    }

    /** Whoever reads the database, or a backup without its key, learns neither who waits nor for which link. */
    @Test
    void whatWaitsIsCiphertextAndWhatIsDoneIsNoListOfPeople() {
        at(NOW).send(new Mail("lin@example.cn", "找回口令", "链接 https://x/y?token=abc", true, Duration.ofMinutes(30)));
        assertThat(row("recipient")).startsWith("v1:");
        assertThat(row("body")).startsWith("v1:");
        assertThat(Mails.to(at(NOW), "lin@example.cn")).containsExactly("链接 https://x/y?token=abc");

        postman(at(NOW.plus(Duration.ofMinutes(31))), 1).round();
        assertThat(row("status || ':' || recipient || ':' || body")).isEqualTo("EXPIRED:l***@example.cn:");

        jdbc.sql("delete from notice.mail").update();
        at(NOW).send(Mail.telling("lin@example.cn", "提醒", "正文"));
        postman(at(NOW.plus(Duration.ofDays(4))), 1).round();
        assertThat(row("recipient")).isEqualTo("l***@example.cn");
        assertThat(row("body")).startsWith("v1:");
    }

    @Test
    void aMailThatWasTamperedWithHoldsUpNobody() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            at(NOW).send(Mail.telling("lin@example.cn", "提醒", "正文"));
            String other = row("recipient");
            at(NOW.plusSeconds(1)).send(Mail.telling("wang@example.cn", "提醒", "另一封"));
            jdbc.sql("update notice.mail set recipient = :other || 'x' where recipient = :other")
                    .param("other", other)
                    .update();
            postman(at(NOW.plusSeconds(2)), server.getSmtp().getPort()).round();

            assertThat(server.getReceivedMessages())
                    .singleElement()
                    .satisfies(
                            message -> assertThat(message.getAllRecipients()[0]).hasToString("wang@example.cn"));
            assertThat(jdbc.sql("select status from notice.mail order by created_at")
                            .query(String.class)
                            .list())
                    .containsExactly("FAILED", "SENT");
        } finally {
            server.stop();
        }
    }

    @Test
    void aServerThatIsDownIsTriedAgainLaterAndLater() {
        at(NOW).send(Mail.telling("lin@example.cn", "提醒", "正文"));
        int nobodyListens = 1;

        postman(at(NOW), nobodyListens).round();
        assertThat(row("status || ':' || attempts")).isEqualTo("WAITING:1");
        postman(at(NOW.plusSeconds(30)), nobodyListens).round();
        assertThat(row("status || ':' || attempts")).isEqualTo("WAITING:1");
        Instant then = NOW;
        for (int i = 0; i < 6; i++) {
            then = then.plus(Duration.ofHours(11)).plus(Duration.ofMinutes(i));
            postman(at(then), nobodyListens).round();
        }
        assertThat(row("status || ':' || attempts")).isEqualTo("FAILED:6");
    }

    @Test
    void whatNobodyNeedsAnyMoreIsNotSent() {
        at(NOW).send(new Mail("lin@example.cn", "找回口令", "链接", true, Duration.ofMinutes(30)));
        postman(at(NOW.plus(Duration.ofMinutes(31))), 1).round();

        assertThat(row("status || ':' || body")).isEqualTo("EXPIRED:");
    }

    @Test
    void noTryFallsIntoTheQuietHours() {
        Habits quiet = new Habits(LocalTime.of(22, 0), LocalTime.of(7, 0), true, Map.of());
        Instant evening = Instant.parse("2026-09-01T21:59:30Z");
        at(evening).send(Mail.telling("lin@example.cn", "提醒", "正文"), quiet);

        postman(at(evening), 1).round();

        assertThat(row("attempts || ' ' || to_char(next_at at time zone 'UTC', 'MM-DD HH24:MI')"))
                .isEqualTo("1 09-02 07:00");
    }

    @Test
    @Transactional(propagation = Propagation.NEVER)
    void aMailBelongsToWhatItTellsOf() {
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> outbox.send(Mail.telling("lin@example.cn", "提醒", "正文")));
    }

    @Test
    void inEarnestNobodyReadsOthersMail() {
        Letter letter = new Letter(
                new UUID(0, 1),
                "lin@example.cn",
                "找回口令",
                "http://localhost/sign-in/reset?token=abc",
                true,
                Letter.Status.WAITING,
                0,
                NOW,
                "");

        assertThat(letter.link()).containsExactly("/sign-in/reset", "abc");
        assertThat(letter.masked().recipient()).isEqualTo("l***@example.cn");
        assertThat(letter.masked().body()).isEmpty();
        assertThat(letter.masked().link()).isEmpty();
    }

    private Outbox at(Instant now) {
        return new Outbox(jdbc, sealing, Clock.fixed(now, ZoneOffset.UTC));
    }

    private Postman postman(Outbox at, int port) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        sender.setDefaultEncoding("UTF-8");
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("sender", sender);
        ObjectProvider<JavaMailSender> servers = beans.getBeanProvider(JavaMailSender.class);
        return new Postman(at, servers, transaction, "park@example.cn", audit);
    }

    private String row(String what) {
        return jdbc.sql("select " + what + " from notice.mail")
                .query(String.class)
                .single();
    }
}
