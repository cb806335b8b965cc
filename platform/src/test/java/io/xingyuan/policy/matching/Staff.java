package io.xingyuan.policy.matching;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Visitor;
import java.util.List;
import java.util.UUID;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** People who ask. */
final class Staff {

    private Staff() {}

    private record Person(Visitor visitor) implements Visitor.Principal {}

    static RequestPostProcessor as(Role role) {
        EnterpriseId own = role.ofEnterprise() ? new EnterpriseId(new UUID(1, 1)) : null;
        Visitor visitor = new Visitor("tester", "样例人员", role, own);
        return SecurityMockMvcRequestPostProcessors.authentication(
                new TestingAuthenticationToken(new Person(visitor), "", List.of()));
    }
}
