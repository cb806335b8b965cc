package io.xingyuan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.kernel.Stale;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import java.sql.SQLTransientConnectionException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@SpringBootTest
@AutoConfigureMockMvc
@Import(ErrorsTests.Faults.class)
class ErrorsTests {

    private final MockMvcTester pages;

    ErrorsTests(@Autowired MockMvcTester pages) {
        this.pages = pages;
    }

    @Test
    void whatIsNotThereIsSaidInTheLayout() throws Exception {
        Document page = page("/faults/missing", HttpStatus.NOT_FOUND);

        assertThat(page.select("h1").text()).isEqualTo("没有找到");
        assertThat(page.select("main").text()).contains("没有找到这个企业");
        assertThat(page.select(".shell-menu a")).isNotEmpty();
    }

    @Test
    void anUnknownAddressIsNotFoundToo() throws Exception {
        assertThat(page("/no/such/page", HttpStatus.NOT_FOUND).select(".shell-menu a"))
                .isNotEmpty();
        assertThat(page("/no-such-file.css", HttpStatus.NOT_FOUND).select("h1").text())
                .isEqualTo("没有找到");
        assertThat(page("/faults/number/abc", HttpStatus.NOT_FOUND).select("h1").text())
                .isEqualTo("没有找到");
    }

    @Test
    void aRefusalIsShownInItsOwnWords() throws Exception {
        assertThat(page("/faults/refused", HttpStatus.CONFLICT).select("main").text())
                .contains("已归档的企业不能修改。");
        assertThat(page("/faults/stale", HttpStatus.CONFLICT).select("h1").text())
                .isEqualTo("内容已被他人修改");
    }

    @Test
    void aFaultOfOursHasANumberAndTellsNothingElse() throws Exception {
        String text = page("/faults/bug", HttpStatus.INTERNAL_SERVER_ERROR)
                .select("main")
                .text();

        assertThat(text).containsPattern("参考编号 [0-9a-f]{8}").doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Accept", "HX-Request"})
    void theWordsForAnAbsentDatabaseNeedNoDatabase(String header) throws Exception {
        MvcTestResult answer = pages.get()
                .uri("/enterprises")
                .cookie(new Cookie(SignInEntry.COOKIE, "of somebody"))
                .header(header, "text/html")
                .requestAttr("io.xingyuan.database.Sides.absent", new SQLTransientConnectionException("absent"))
                .exchange();

        assertThat(answer).hasStatus(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(answer.getResponse().getContentAsString()).contains("系统正忙");
    }

    @Test
    void aKeyThatRefusesNamesNothing() throws Exception {
        String text = page("/faults/key", HttpStatus.CONFLICT).select("main").text();

        assertThat(text).contains("没有保存", "冲突").doesNotContain("credit_code", "91220101");
    }

    @Test
    void inEnglishThePageIsEnglish() throws Exception {
        var answer = pages.get()
                .uri("/no/such/page")
                .cookie(new Cookie("language", "en"))
                .exchange();

        Document page = Jsoup.parse(answer.getResponse().getContentAsString());
        assertThat(page.select("html").attr("lang")).isEqualTo("en");
        assertThat(page.select("h1").text()).isEqualTo("Not found");
        assertThat(page.select("main").text()).doesNotContainPattern("\\p{IsHan}");
    }

    @Test
    void aGuestIsSentToSignIn() {
        assertThat(pages.get().uri("/faults/leaders")).hasRedirectedUrl("/sign-in");
        assertThat(pages.get().uri("/faults/leaders").header("HX-Request", "true"))
                .hasStatus(HttpStatus.UNAUTHORIZED)
                .headers()
                .hasValue("HX-Redirect", "/sign-in");
    }

    @Test
    void aFragmentGetsAMessageInPlaceOfAPage() throws Exception {
        var answer =
                pages.get().uri("/faults/refused").header("HX-Request", "true").exchange();

        assertThat(answer).hasStatus(HttpStatus.CONFLICT).headers().hasValue("HX-Retarget", "#messages");
        assertThat(answer.getResponse().getContentAsString())
                .contains("已归档的企业不能修改。")
                .doesNotContain("<html");
    }

    @Test
    void aFormWithoutItsTokenIsNotTaken() {
        assertThat(pages.post().uri("/theme").param("theme", "dark")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(pages.post().uri("/theme").param("theme", "dark").with(csrf()))
                .hasStatus(HttpStatus.FOUND);
    }

    @Test
    void anExpiredFormIsExplained() throws Exception {
        var answer = pages.get()
                .uri("/error")
                .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 403)
                .requestAttr(ErrorPages.FORM_EXPIRED, true)
                .exchange();

        assertThat(answer).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(answer.getResponse().getContentAsString()).contains("页面已过期");
    }

    @Test
    void aPostOnlyAddressCannotBeOpened() throws Exception {
        assertThat(page("/theme", HttpStatus.METHOD_NOT_ALLOWED).select("h1").text())
                .isEqualTo("不能直接打开");
    }

    private Document page(String path, HttpStatus status) throws Exception {
        var answer = pages.get().uri(path).exchange();
        assertThat(answer).hasStatus(status);
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }

    @TestComponent
    @Controller
    @Open
    static class Faults {

        @GetMapping("/faults/missing")
        void missing() {
            throw new NotFound("企业");
        }

        @GetMapping("/faults/number/{number}")
        void number(@PathVariable int number) {
            throw new NotFound("企业");
        }

        @GetMapping("/faults/refused")
        void refused() {
            throw new Refusal("已归档的企业不能修改。");
        }

        @GetMapping("/faults/stale")
        void stale() {
            throw new Stale("企业");
        }

        @GetMapping("/faults/key")
        void key() {
            throw new DuplicateKeyException("enterprise_credit_code_key (credit_code)=(91220101MA0)");
        }

        @GetMapping("/faults/bug")
        void bug() {
            throw new IllegalStateException("secret");
        }

        @GetMapping("/faults/leaders")
        @AllowedTo(Role.LEADER)
        void leaders() {}
    }
}
