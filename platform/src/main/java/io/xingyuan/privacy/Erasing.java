package io.xingyuan.privacy;

import io.xingyuan.audit.Audit;
import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Stale;
import io.xingyuan.privacy.DataRequest.Kind;
import io.xingyuan.privacy.DataRequest.Status;
import io.xingyuan.web.Visitor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 办理: answers requests; erasing takes the person out of every module at once. What the log and decisions of the park
 * say stays, under the account's id: 《个人信息保护法》第47条第2款, 《网络安全法》（2025 年修正）第23条第3项.
 */
@Component
@OnParkSide
class Erasing {

    private final DataRequests requests;
    private final Consents consents;
    private final Anonymising anonymising;
    private final Audit audit;

    Erasing(DataRequests requests, Consents consents, Anonymising anonymising, Audit audit) {
        this.requests = requests;
        this.consents = consents;
        this.anonymising = anonymising;
        this.audit = audit;
    }

    /** 已注销用户 7F3A: the same for one account at all times. */
    static String pseudonym(UUID account) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(account.toString().getBytes(StandardCharsets.UTF_8));
            return "已注销用户 " + HexFormat.of().formatHex(hash, 0, 2).toUpperCase(Locale.ROOT);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Transactional
    String erase(UUID id, Visitor by) {
        DataRequest request = requests.get(id);
        if (request.kind() != Kind.ERASURE) {
            throw new Refusal("这不是删除请求");
        }
        if (request.account().toString().equals(by.account())) {
            throw new Refusal("不能办理自己的删除请求，请由另一位系统管理员办理");
        }
        String pseudonym = pseudonym(request.account());
        if (!requests.close(id, Status.DONE, "账号已注销，个人信息已清除", by.name())) {
            throw new Stale("请求");
        }
        anonymising.erase(request.account(), pseudonym);
        requests.forget(request.account());
        consents.forgetAddresses(request.account());
        audit.record("注销账号并清除个人信息", "账号", request.account(), pseudonym);
        return pseudonym;
    }

    @Transactional
    void answer(UUID id, boolean done, String answer, Visitor by) {
        DataRequest request = requests.get(id);
        if (done && request.kind() == Kind.ERASURE) {
            throw new Refusal("删除请求要用注销办理");
        }
        if (!requests.close(id, done ? Status.DONE : Status.REFUSED, answer, by.name())) {
            throw new Stale("请求");
        }
        audit.record(
                done ? "办结个人信息请求" : "不予办理个人信息请求",
                "账号",
                request.account(),
                request.kind().label());
    }
}
