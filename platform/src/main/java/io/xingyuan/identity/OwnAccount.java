package io.xingyuan.identity;

import io.xingyuan.kernel.OnParkSide;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** 我的账号: what somebody sees of their own account. */
@Component
@OnParkSide
class OwnAccount {

    private final Sessions sessions;
    private final Standings standings;
    private final CodeGenerators generators;
    private final Emails emails;
    private final EmailChanges changes;

    OwnAccount(Sessions sessions, Standings standings, CodeGenerators generators, Emails emails, EmailChanges changes) {
        this.changes = changes;
        this.sessions = sessions;
        this.standings = standings;
        this.generators = generators;
        this.emails = emails;
    }

    OwnPage page(Account account, Optional<Session> current) {
        List<OwnPage.Row> rows = sessions.of(account.id()).stream()
                .map(session -> OwnPage.Row.of(
                        session,
                        current.map(Session::id).filter(session.id()::equals).isPresent()))
                .toList();
        return new OwnPage(
                account,
                email(account),
                changes.waiting(account.id()).map(EmailChanges.Waiting::email).orElse(""),
                generators.confirmed(account.id()),
                standings.of(account.id()),
                rows);
    }

    String email(Account account) {
        return emails.of(account.id()).orElse("");
    }

    /** What is wrong with an address, as a Chinese sentence; empty when nothing is. */
    String objection(Account account, String typed) {
        if (!Emails.wellFormed(typed)) {
            return Emails.RULE;
        }
        boolean taken =
                emails.account(typed).filter(id -> !id.equals(account.id())).isPresent();
        return taken ? "这个邮箱已用于另一个账号。" : "";
    }
}
