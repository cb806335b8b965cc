package io.xingyuan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Submissions that did not come from a page of this house, or that hold more than its form asks for. */
@SpringBootTest
@AutoConfigureMockMvc
@ExtendWith(OutputCaptureExtension.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
class FormDefenceTests {

    private final MockMvcTester pages;
    private final RequestMappingHandlerMapping handlers;

    FormDefenceTests(MockMvcTester pages, @Autowired RequestMappingHandlerMapping requestMappingHandlerMapping) {
        this.pages = pages;
        this.handlers = requestMappingHandlerMapping;
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "anything"})
    void aFormFromAnotherSiteIsNotTakenEvenWithItsToken(String site) {
        assertThat(pages.post()
                        .uri("/theme")
                        .param("theme", "dark")
                        .header("Sec-Fetch-Site", site)
                        .with(csrf()))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"same-origin", "none"})
    void aFormOfThisHouseIsTaken(String site) {
        assertThat(pages.post()
                        .uri("/theme")
                        .param("theme", "dark")
                        .header("Sec-Fetch-Site", site)
                        .with(csrf()))
                .hasStatus(HttpStatus.FOUND);
    }

    @Test
    void aFieldInAddressAndBodyIsRefused() {
        assertThat(pages.post().uri("/theme?theme=light").param("theme", "dark").with(csrf()))
                .hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void whatIsNotAllowedIsNoted(CapturedOutput log) {
        assertThat(pages.get().uri("/accounts")).hasStatus(HttpStatus.FOUND);
        assertThat(log.getOut()).contains("not allowed: account=guest", "GET /accounts");
    }

    @Test
    void signingOutClearsWhatTheBrowserKept() {
        assertThat(pages.post().uri("/sign-out").secure(true).with(csrf()))
                .headers()
                .hasValue("Clear-Site-Data", "\"cache\", \"storage\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/%0d%0aLocation: https://evil.example\r\nX: y",
                "javascript:alert(1)",
                " //evil.example",
                "/\t/evil.example"
            })
    void theWayBackNeverLeavesTheHouse(String back) {
        for (String path : List.of("/theme", "/language", "/park")) {
            MvcTestResult answer = pages.post()
                    .uri(path)
                    .param("theme", "dark")
                    .param("language", "en")
                    .param("back", back)
                    .with(csrf())
                    .exchange();
            assertThat(answer).hasStatus(HttpStatus.FOUND);
            assertThat(String.valueOf(answer.getResponse().getRedirectedUrl()))
                    .startsWith("/")
                    .doesNotStartWith("//")
                    .doesNotContain("\\", "\r", "\n", "\t");
        }
    }

    /** A record takes what its constructor names and nothing else: no field can be set that no form shows. */
    @Test
    void whatASubmissionFillsIsARecord() throws Exception {
        assertThat(handlers.getHandlerMethods().values().stream()
                        .filter(handler ->
                                handler.getBeanType().getPackageName().startsWith("io.xingyuan"))
                        .flatMap(handler -> filled(handler.getMethod())))
                .isNotEmpty()
                .allMatch(Class::isRecord);
        assertThat(filled(Sample.class.getDeclaredMethod("save", Bean.class))).containsExactly(Bean.class);
    }

    /** The types of ours among the parameters that carry no annotation of the web. */
    private static Stream<Class<?>> filled(Method method) {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> Arrays.stream(parameter.getAnnotations())
                        .noneMatch(annotation -> annotation
                                .annotationType()
                                .getPackageName()
                                .startsWith("org.springframework.web.bind")))
                .<Class<?>>map(parameter -> parameter.getType())
                .filter(type -> type.getPackageName().startsWith("io.xingyuan"))
                .filter(type -> !BeanUtils.isSimpleProperty(type));
    }

    static class Bean {}

    static class Sample {

        void save(Bean bean) {}
    }
}
