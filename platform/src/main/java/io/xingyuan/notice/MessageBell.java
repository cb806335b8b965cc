package io.xingyuan.notice;

import io.xingyuan.web.Bell;
import io.xingyuan.web.Visitor;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Counts for the top bar. */
@Component
class MessageBell implements Bell {

    private final Messages messages;

    MessageBell(Messages messages) {
        this.messages = messages;
    }

    @Override
    public int unread(Visitor visitor) {
        try {
            return messages.unread(UUID.fromString(visitor.account()));
        } catch (IllegalArgumentException nobody) {
            return -1;
        }
    }
}
