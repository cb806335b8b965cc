package io.xingyuan.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.xingyuan.kernel.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@SpringBootTest
@AutoConfigureMockMvc
class AccessTests {

    private final RequestMappingHandlerMapping requestMappingHandlerMapping;

    AccessTests(@Autowired RequestMappingHandlerMapping requestMappingHandlerMapping) {
        this.requestMappingHandlerMapping = requestMappingHandlerMapping;
    }

    @Test
    void everyHandlerSaysWhoMayCallIt() {
        assertThat(ours())
                .isNotEmpty()
                .allSatisfy(handler -> assertThat(
                                AccessRules.says(handler.getMethod()) || AccessRules.says(handler.getBeanType()))
                        .as(handler.toString())
                        .isTrue());
    }

    @Test
    void aRuleOnTheMethodGoesBeforeTheOneOnItsClass() throws Exception {
        HandlerMethod open = new HandlerMethod(new Pages(), "open");
        HandlerMethod closed = new HandlerMethod(new Pages(), "closed");
        Visitor leader = new Visitor("1", "赵园长", Role.LEADER, null);

        assertThat(AccessRules.mayCall(open, Visitor.GUEST)).isTrue();
        assertThat(AccessRules.mayCall(closed, Visitor.GUEST)).isFalse();
        assertThat(AccessRules.mayCall(closed, leader)).isTrue();
    }

    @Test
    void aHandlerWithoutRuleAnswersNobody() throws Exception {
        HandlerMethod silent = new HandlerMethod(new Silent(), "page");

        assertThat(Role.values()).noneMatch(role -> AccessRules.mayCall(silent, new Visitor("1", "某人", role, null)));
    }

    private List<HandlerMethod> ours() {
        return requestMappingHandlerMapping.getHandlerMethods().values().stream()
                .filter(handler -> handler.getBeanType().getPackageName().startsWith("io.xingyuan"))
                .toList();
    }

    @AllowedTo(Role.LEADER)
    static class Pages {

        @Open
        public void open() {}

        public void closed() {}
    }

    static class Silent {

        public void page() {}
    }
}
