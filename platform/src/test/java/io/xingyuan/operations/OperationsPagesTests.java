package io.xingyuan.operations;

import static io.xingyuan.web.VisitorRequests.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.xingyuan.kernel.Role;
import io.xingyuan.web.Visitor;
import java.io.IOException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@SpringBootTest
@AutoConfigureMockMvc
@ExtendWith(OutputCaptureExtension.class)
class OperationsPagesTests {

    private static final Visitor ADMINISTRATOR = new Visitor("tester", "样例管理员", Role.SYSTEM_ADMINISTRATOR, null);

    private static final String HEADER = "X-Request-Id";

    private final MockMvcTester pages;

    OperationsPagesTests(@Autowired MockMvcTester pages) {
        this.pages = pages;
    }

    @Test
    void aGuestSeesNothingOfIt() {
        assertThat(pages.get().uri("/operations")).hasStatus3xxRedirection();
        assertThat(pages.post().uri("/operations/backup").with(csrf())).hasStatus3xxRedirection();
    }

    @Test
    void figuresForTheMachineAreNotOnThePublicPort() {
        for (String path : new String[] {"/actuator", "/actuator/health", "/actuator/prometheus", "/actuator/env"}) {
            assertThat(pages.get().uri(path)).hasStatus(404);
        }
    }

    @Test
    void aWellFormedRequestIdIsKeptAnyOtherIsReplaced() {
        assertThat(id("proxy-0123.abc")).isEqualTo("proxy-0123.abc");
        assertThat(id("short")).matches("[0-9a-f]{16}");
        assertThat(id("line\r\nbreak and more")).matches("[0-9a-f]{16}");
        assertThat(id("x".repeat(65))).matches("[0-9a-f]{16}");
    }

    private String id(String given) {
        return String.valueOf(pages.get()
                .uri("/sign-in")
                .header(HEADER, given)
                .exchange()
                .getResponse()
                .getHeader(HEADER));
    }

    @Test
    void secretsTypedIntoFormsStayOutOfTheLog(CapturedOutput output) {
        String secret = "Geheim-Aprikose-7";
        pages.post()
                .uri("/sign-in")
                .param("name", "nobody")
                .param("password", secret)
                .with(csrf())
                .exchange();
        pages.get().uri("/setup?token=" + secret).exchange();
        for (String path : new String[] {"/sign-in/reset", "/invitation", "/own/email/confirm"}) {
            pages.get().uri(path + "?token=" + secret).exchange();
            pages.post().uri(path).param("token", secret).with(csrf()).exchange();
        }
        assertThat(output.getAll()).doesNotContain(secret);
    }

    @Test
    void thePageShowsWhatToMend() throws IOException {
        MvcTestResult answer =
                pages.get().uri("/operations").with(by(ADMINISTRATOR)).exchange();
        assertThat(answer).hasStatusOk();
        Document page = Jsoup.parse(answer.getResponse().getContentAsString());
        assertThat(page.select("tbody tr").size()).isGreaterThanOrEqualTo(25);
        assertThat(page.select("form[action=/operations/backup]")).hasSize(1);
    }
}
