package io.xingyuan.policy.population;

import static io.xingyuan.web.VisitorRequests.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Visitor;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Runs and pages as people ask for them. */
record RunsOnline(MockMvc web, RequestPostProcessor officer) {

    RunsOnline(MockMvc web) {
        this(web, as(Role.POLICY_OFFICER));
    }

    /** Begins a run and waits for its end; where it is looked at. */
    String run(String day) throws Exception {
        String path = Objects.requireNonNull(
                web.perform(post("/population").param("day", day).with(officer).with(csrf()))
                        .andExpect(status().is3xxRedirection())
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl());
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> page(path).select("progress").isEmpty());
        assertThat(page(path).text()).contains("已完成");
        return path;
    }

    Document page(String address) throws Exception {
        return Jsoup.parse(web.perform(get(address).with(officer))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    ResultActions perform(MockHttpServletRequestBuilder request, Role role) throws Exception {
        return web.perform(request.with(as(role)).with(csrf()));
    }

    static RequestPostProcessor as(Role role) {
        EnterpriseId own = role.ofEnterprise() ? new EnterpriseId(new UUID(1, 1)) : null;
        return by(new Visitor("tester", "样例人员", role, own));
    }
}
