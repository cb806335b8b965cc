package io.xingyuan.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.xingyuan.engine.PolicyLibrary;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The library as a guest sees it. */
@SpringBootTest
@AutoConfigureMockMvc
class LibraryPagesTests {

    private final MockMvc web;
    private final PolicyLibrary library;

    LibraryPagesTests(@Autowired MockMvc web, @Autowired PolicyLibrary library) {
        this.web = web;
        this.library = library;
    }

    @Test
    void aGuestFindsClausesByNeed() throws Exception {
        Document loans = page(get("/policies").param("q", "贷款"));
        assertThat(loans.select("article a[href=/policies/jilin-2023-35/3.4.1]"))
                .hasSize(1);
        Document first = page(get("/policies").param("q", "首次注册"));
        assertThat(first.expectFirst("article").text()).contains("首次");
        assertThat(first.select("article a[href^=/policies/jilin-2023-35/3.2]")).isNotEmpty();
        assertThat(page(get("/policies").param("q", "３５号")).select("article")).isNotEmpty();
        assertThat(page(get("/policies").param("q", "没有这种事")).select(".nothing a.btn"))
                .hasSize(1);
    }

    @Test
    void filtersNarrowAndStandInTheAddress() throws Exception {
        Document titles = page(get("/policies").param("kind", "RECOGNITION"));
        assertThat(titles.select("article .state.money")).isEmpty();
        assertThat(titles.select("article")).isNotEmpty();
        assertThat(titles.select("select[name=kind] option[selected]").attr("value"))
                .isEqualTo("RECOGNITION");
        int open = page(get("/policies")).select("article").size();
        int all = page(get("/policies").param("all", "1")).select("article").size();
        assertThat(all).isEqualTo(library.clauses().size()).isGreaterThanOrEqualTo(open);
        assertThat(page(get("/policies").param("kind", "乱填")).select("article")).isEmpty();
    }

    @Test
    void aClausePageShowsConditionsAmountEvidenceParametersAndTests() throws Exception {
        Document page = page(get("/policies/jilin-2023-35/3.4.2"));
        assertThat(page.expectFirst(".amount").text()).isEqualTo("按新购科研仪器设备投资额的 20%，最高 100 万元");
        assertThat(page(get("/policies/jilin-2023-35/3.4.2").cookie(new Cookie("language", "en")))
                        .expectFirst(".amount")
                        .text())
                .endsWith("up to 1,000,000 CNY");
        assertThat(page.select(".tree .leaf-line .state")).isNotEmpty();
        assertThat(page.text()).contains("三（四）第2项", "材料清单", "现行", "2023-12-02");
        assertThat(page.select("#tests li")).hasSizeGreaterThanOrEqualTo(5);
        assertThat(page.select("#tests .state.ok")).hasSize(1);
    }

    @Test
    void everyDocumentAndClauseHasAPageAndEveryTestPasses() throws Exception {
        for (var policy : library.policies()) {
            assertThat(page(get("/policies/" + policy.id())).select("article")).hasSameSizeAs(policy.clauses());
            for (var clause : policy.clauses()) {
                Document page = page(get("/policies/" + clause.id()));
                assertThat(page.select("h1").text()).isEqualTo(clause.title());
                assertThat(page.select("#tests .state.bad"))
                        .as(clause.id().toString())
                        .isEmpty();
                assertThat(page.select("[style], script:not([src])")).isEmpty();
            }
        }
    }

    @Test
    void anUnknownDocumentOrClauseIsNotFound() throws Exception {
        assertThat(status(get("/policies/nirgends"))).isEqualTo(404);
        assertThat(status(get("/policies/jilin-2023-35/9.9.9"))).isEqualTo(404);
    }

    private int status(MockHttpServletRequestBuilder request) throws Exception {
        return web.perform(request).andReturn().getResponse().getStatus();
    }

    private Document page(MockHttpServletRequestBuilder request) throws Exception {
        MockHttpServletResponse response = web.perform(request).andReturn().getResponse();
        assertThat(response.getStatus()).isEqualTo(200);
        return Jsoup.parse(response.getContentAsString(StandardCharsets.UTF_8));
    }
}
