package io.xingyuan.policy.matching;

import static io.xingyuan.web.VisitorRequests.by;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Visitor;
import java.util.UUID;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** People who ask. */
final class Staff {

    private Staff() {}

    static RequestPostProcessor as(Role role) {
        EnterpriseId own = role.ofEnterprise() ? new EnterpriseId(new UUID(1, 1)) : null;
        Visitor visitor = new Visitor("tester", "样例人员", role, own);
        return by(visitor);
    }
}
