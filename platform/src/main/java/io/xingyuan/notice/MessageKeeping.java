package io.xingyuan.notice;

import io.xingyuan.audit.Audit;
import io.xingyuan.kernel.OnParkSide;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a person does with their messages. */
@Component
@OnParkSide
class MessageKeeping {

    private static final String REASON = "本人消息的已读标记";

    private final Messages messages;
    private final HabitRows habits;
    private final Audit audit;

    MessageKeeping(Messages messages, HabitRows habits, Audit audit) {
        this.messages = messages;
        this.habits = habits;
        this.audit = audit;
    }

    @Transactional
    String open(UUID account, UUID message) {
        audit.notAudited(REASON);
        return messages.open(account, message);
    }

    @Transactional
    void readAll(UUID account) {
        audit.notAudited(REASON);
        messages.readAll(account);
    }

    @Transactional
    void keep(UUID account, String name, Habits wished) {
        habits.keep(account, wished);
        audit.record("修改消息接收设置", "账号", account, name);
    }
}
