package io.xingyuan.notice;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.web.Visitor;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds webhooks, changes what they are told of, pauses them and takes them away. */
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
                form.chosen(),
                Visitor.now().name());
        audit.record(
                "设置网络回调",
                KIND,
                id,
                form.name().strip(),
                List.of(
                        FieldChange.of("地址", null, form.address().strip()),
                        FieldChange.of("消息种类", null, String.join("、", form.chosen())),
                        FieldChange.ofSecret("密钥")));
    }

    @Transactional
    void change(UUID id, List<String> kinds, boolean active) {
        Webhook before = webhooks.get(id);
        webhooks.change(id, kinds, active);
        audit.record(
                "修改网络回调",
                KIND,
                id,
                before.name(),
                List.of(
                        FieldChange.of("消息种类", String.join("、", before.kinds()), String.join("、", kinds)),
                        FieldChange.of("启用", before.active() ? "是" : "否", active ? "是" : "否")));
    }

    @Transactional
    void remove(UUID id) {
        audit.record("删除网络回调", KIND, id, webhooks.remove(id));
    }
}
