package io.xingyuan.identity;

import io.xingyuan.notice.Mail;
import io.xingyuan.notice.Outbox;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** 邀请邮件: sends the link to whoever gave an address, in the transaction that issued it. */
@Component
class InvitationMails {

    private final Outbox outbox;
    private final HouseAddress house;

    InvitationMails(Outbox outbox, HouseAddress house) {
        this.outbox = outbox;
        this.house = house;
    }

    @EventListener
    void on(PersonInvited event) {
        String until = Grant.minute(event.expiresAt());
        outbox.send(new Mail(
                event.mail(),
                "杏园：邀请您使用 · You are invited",
                """
                %s，您好：
                %s邀请您使用杏园。请在 %s 之前打开下面的链接，设置自己的口令；链接只能用一次，请不要转给别人：
                You are invited to Xingyuan. Open this link before %s (Beijing time) and choose a password. It works once:
                %s
                如果您不认识邀请方，请不必理会。 If you do not know who invites you, ignore this mail.
                """.formatted(event.name(), event.organisation(), until, until, house.of(event.path())),
                true,
                Inviting.VALID));
    }
}
