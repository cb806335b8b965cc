package io.xingyuan.identity;

import io.xingyuan.notice.Mail;
import io.xingyuan.notice.Outbox;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** 安全提醒: tells people by mail what was done to their account, in the transaction that did it. */
@Component
class SignInMails {

    private final Emails emails;
    private final Outbox outbox;

    SignInMails(Emails emails, Outbox outbox) {
        this.emails = emails;
        this.outbox = outbox;
    }

    @EventListener
    void on(SignInHappened event) {
        String english = switch (event.kind()) {
            case LOCKED -> "several sign-ins failed, the account is locked for a while";
            case PASSWORD_CHANGED, RESET -> "the password was changed";
            case CODE_ENABLED -> "sign-in codes were switched on";
            case CODE_REMOVED -> "sign-in codes were switched off";
            case RECOVERY_CODE_USED -> "a recovery code was used";
            case CODE_RESET_ASKED -> "an administrator asked to reset your sign-in codes; a second one has to agree";
            case CODE_RESET -> "two administrators reset your sign-in codes, enrol new ones at the next sign-in";
            case EMAIL_ASKED -> "somebody asked to change the e-mail address";
            case EMAIL_CHANGED -> "the e-mail address was changed";
            case OUTSIDE_LINKED -> "single sign-on was linked";
            case SUSPENDED -> "the account was suspended for not being used";
            case ENTERED, FAILED, LEFT, ENDED, RESET_ASKED, RECOVERY_CODES_MADE -> "";
        };
        if (!english.isEmpty()) {
            emails.of(event.account()).ifPresent(email -> outbox.send(mail(email, event, english)));
        }
    }

    private static Mail mail(String email, SignInHappened event, String english) {
        String place = event.address().isEmpty() ? "" : "，来自 " + event.address() + "（" + event.device() + "）";
        return Mail.telling(email, "杏园：账号安全提醒 · Your account", """
                %s，您好：
                您的账号：%s。时间 %s%s。
                Your account: %s.
                如果不是您本人，请立即修改口令并告诉园区的系统管理员。 If this was not you, change your password at once.
                """.formatted(
                        event.name(), event.kind().label(), Standing.time(event.at()), place, english));
    }
}
