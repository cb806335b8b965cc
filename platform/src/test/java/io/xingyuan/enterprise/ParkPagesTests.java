package io.xingyuan.enterprise;

import static io.xingyuan.web.VisitorRequests.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Role;
import io.xingyuan.kernel.UnifiedCreditCode;
import io.xingyuan.web.Visitor;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest
@AutoConfigureMockMvc
@Transactional
class ParkPagesTests {

    private static final Visitor OFFICER = new Visitor("officer", "政策专员（测试）", Role.POLICY_OFFICER, null);

    private final MockMvc web;
    private final Enrolment enrolment;

    ParkPagesTests(@Autowired MockMvc web, @Autowired Enrolment enrolment) {
        this.web = web;
        this.enrolment = enrolment;
    }

    @Test
    void everyFigureHasItsPeriodKindAndSource() throws Exception {
        Document page = page(get("/parks"));
        assertThat(page.select("section[id]").eachAttr("id")).startsWith("changchun", "jinzhong");
        for (Element row : page.select("section tbody tr")) {
            assertThat(row.select("th, td").eachText()).hasSize(5).noneMatch(String::isBlank);
        }
        assertThat(page.select("#changchun tr:contains(引进医疗器械生产及配套企业)").text())
                .contains("150 家", "“十四五”末", "目标", "2021");
    }

    @Test
    void theParkOfTheTopBarComesFirst() throws Exception {
        Document page = page(get("/parks").cookie(new Cookie("park", "jinzhong")));
        assertThat(page.select("section[id]").eachAttr("id")).startsWith("jinzhong", "changchun");
    }

    @Test
    void theCountEqualsTheListThatItOpens() throws Exception {
        enrolment.enrol(
                new Profile(
                        "样例园区器械（测试）有限公司",
                        UnifiedCreditCode.issue("91220100MD000002"),
                        new ParkId("changchun"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                "测试");
        Element link = page(get("/parks")).expectFirst("#changchun .card-header a");
        String counted = link.text().replaceAll("[^0-9]", "");
        assertThat(page(get(link.attr("href"))).expectFirst(".pager > span").text())
                .startsWith("共 " + counted + " 条");
    }

    private Document page(MockHttpServletRequestBuilder request) throws Exception {
        var response = web.perform(request.with(by(OFFICER))).andReturn().getResponse();
        assertThat(response.getStatus()).isEqualTo(200);
        return Jsoup.parse(response.getContentAsString(StandardCharsets.UTF_8));
    }
}
