package io.xingyuan.notice;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.web.Visitor;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds webhooks and takes them away. */
@Component
@OnParkSide
class WebhookKeeping {

    private static final String KIND = "网络回调";

    private final Webhooks webhooks;
    private final Audit audit;

    WebhookKeeping(Webhooks webhooks, Audit audit) {
        this.webhooks = webhooks;
        this.audit = audit;
    }

    @Transactional
    void add(WebhookForm form) {
        UUID id = webhooks.add(
                form.name().strip(),
                form.address().strip(),
                form.secret(),
                Visitor.now().name());
        audit.record(
                "设置网络回调",
                KIND,
                id,
                form.name().strip(),
                List.of(FieldChange.of("地址", null, form.address().strip()), FieldChange.ofSecret("密钥")));
    }

    @Transactional
    void remove(UUID id) {
        audit.record("删除网络回调", KIND, id, webhooks.remove(id));
    }
}
