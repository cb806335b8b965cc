package io.xingyuan.identity;

import io.xingyuan.identity.SignInHappened.Kind;
import io.xingyuan.identity.secret.SecretToken;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.notice.Mail;
import io.xingyuan.notice.Outbox;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 修改邮箱: a new address counts once the link in a mail to it was opened. The old one is told both when somebody asks and
 * when it is done.
 */
@Component
@OnParkSide
class EmailChanging {

    private static final int MAILS_AN_HOUR = 5;

    private final EmailChanges changes;
    private final Emails emails;
    private final Accounts accounts;
    private final Throttle throttle;
    private final SignInBook book;
    private final Outbox outbox;
    private final HouseAddress house;
    private final IdentityAudit log;

    EmailChanging(
            EmailChanges changes,
            Emails emails,
            Accounts accounts,
            Throttle throttle,
            SignInBook book,
            Outbox outbox,
            HouseAddress house,
            IdentityAudit log) {
        this.log = log;
        this.changes = changes;
        this.emails = emails;
        this.accounts = accounts;
        this.throttle = throttle;
        this.book = book;
        this.outbox = outbox;
        this.house = house;
    }

    @Transactional
    void ask(Account account, String typed, Place place) {
        if (!throttle.allows("email:" + account.id(), MAILS_AN_HOUR, Duration.ofHours(1))) {
            throw new Refusal("一小时内发出的确认邮件太多，请过一小时再试。");
        }
        SecretToken token = SecretToken.next();
        changes.begin(token, account.id(), typed);
        log.account(
                Kind.EMAIL_ASKED.label(),
                account,
                IdentityAudit.email(emails.of(account.id()).orElse(""), Emails.normal(typed)));
        book.announce(Kind.EMAIL_ASKED, account, place);
        outbox.send(new Mail(
                Emails.normal(typed),
                "杏园：确认邮箱 · Confirm your address",
                """
                您好：
                账号 %s 申请改用这个邮箱。请在 1 小时内打开下面的链接确认，它只能用一次：
                Open this link within an hour to use this address for the account. It works once:
                %s
                如果不是您申请的，请不必理会，邮箱不会改变。 If you did not ask for this, ignore this mail.
                """.formatted(account.signInName(), house.of("/own/email/confirm?token=" + token.text())),
                true,
                EmailChanges.OPEN));
    }

    EmailChanges.Waiting waiting(String token) {
        return changes.of(token)
                .filter(each -> accounts.maySignIn(each.account()))
                .orElseThrow(() -> new NotFound("确认邮箱的链接"));
    }

    @Transactional
    void confirm(String token, Place place) {
        EmailChanges.Waiting waiting = waiting(token);
        Account account = accounts.byId(waiting.account()).orElseThrow(() -> new NotFound("账号"));
        if (!changes.spend(token)) {
            throw new NotFound("确认邮箱的链接");
        }
        if (emails.account(waiting.email())
                .filter(other -> !other.equals(account.id()))
                .isPresent()) {
            throw new Refusal("这个邮箱已用于另一个账号。");
        }
        String before = emails.of(account.id()).orElse("");
        book.announce(Kind.EMAIL_CHANGED, account, place); // while the old address still stands, so that it is told
        emails.set(account.id(), waiting.email());
        log.account(Kind.EMAIL_CHANGED.label(), account, IdentityAudit.email(before, waiting.email()));
    }
}
