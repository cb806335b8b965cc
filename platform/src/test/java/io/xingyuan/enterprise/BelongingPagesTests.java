package io.xingyuan.enterprise;

import static io.xingyuan.web.VisitorRequests.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Role;
import io.xingyuan.kernel.UnifiedCreditCode;
import io.xingyuan.web.Visitor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest
@AutoConfigureMockMvc
@Transactional
class BelongingPagesTests {

    private static final Visitor OFFICER = new Visitor("officer", "政策专员（测试）", Role.POLICY_OFFICER, null);

    private final MockMvc web;
    private final Enrolment enrolment;
    private final Belongings belongings;
    private EnterpriseId id = new EnterpriseId(new UUID(0, 0));

    BelongingPagesTests(@Autowired MockMvc web, @Autowired Enrolment enrolment, @Autowired Belongings belongings) {
        this.web = web;
        this.enrolment = enrolment;
        this.belongings = belongings;
    }

    @BeforeEach
    void anEnterprise() {
        id = enrolment.enrol(
                new Profile(
                        "样例名下器械（测试）有限公司",
                        UnifiedCreditCode.issue("91220100MD000003"),
                        new ParkId("changchun"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                "测试");
    }

    @Test
    void theAuditLogSaysYesAndNo() {
        BelongingField main = Belonging.CONTACT.fields().stream()
                .filter(field -> field.name().equals("main"))
                .findFirst()
                .orElseThrow();
        assertThat(main.told("true")).isEqualTo("是");
        assertThat(main.told("false")).isEqualTo("否");
    }

    @Test
    void everyKindIsAddedEditedAndRemovedAndTheFileTellsOfIt() throws Exception {
        send(OFFICER, "products", "", 302, "name", "样例监护仪", "kind", "医疗器械");
        send(OFFICER, "projects", "", 302, "entity", "platform", "name", "样例检测平台", "started", "2024/5/1");
        send(OFFICER, "qualifications", "", 302, "name", "高新技术企业", "expires", "2020-01-01");
        send(OFFICER, "contacts", "", 302, "name", "样例张三", "phone", "13800001234", "main", "true");
        Document file = file(OFFICER);
        assertThat(file.expectFirst("#projects").text()).contains("样例检测平台", "平台", "2024-05-01");
        assertThat(file.expectFirst("#qualifications").text()).contains("高新技术企业", "已过期");
        assertThat(file.expectFirst("#contacts").text()).contains("138****1234").doesNotContain("13800001234");
        for (String kind : List.of("products", "projects", "qualifications", "contacts")) {
            UUID item = only(kind);
            Document form = Jsoup.parse(
                    answer(OFFICER, get(path(kind, "/" + item + "/edit"))).getContentAsString(StandardCharsets.UTF_8));
            assertThat(form.select("form.card [name=name]").val()).as(kind).isNotBlank();
            send(OFFICER, kind, "/" + item, 302, "name", "样例改名", "kind", "医疗器械", "main", "false", "version", "1");
            assertThat(file(OFFICER).text()).as(kind).contains("样例改名");
            send(OFFICER, kind, "/" + item + "/remove", 302, "version", "2");
        }
        assertThat(file(OFFICER).select("#products tbody, #projects tbody, #qualifications tbody, #contacts strong"))
                .isEmpty();
        assertThat(file(OFFICER).expectFirst(".timeline-plain").text()).contains("移除联系人", "政策专员（测试）");
    }

    @Test
    void theSecondEditorSeesWhatChangedAndKeepsWhatTheyTyped() throws Exception {
        send(OFFICER, "contacts", "", 302, "name", "样例张三", "position", "经理", "phone", "13800001234", "main", "true");
        String item = "/" + only("contacts");
        send(
                OFFICER,
                "contacts",
                item,
                302,
                "name",
                "样例张三",
                "position",
                "总监",
                "phone",
                "13800001234",
                "main",
                "true",
                "version",
                "1");
        Document again = send(
                own(),
                "contacts",
                item,
                409,
                "name",
                "样例李四",
                "position",
                "经理",
                "phone",
                "13900001234",
                "main",
                "true",
                "version",
                "1");
        assertThat(again.select("[role=alert] h2").text()).contains("政策专员（测试）", "先保存了");
        assertThat(again.expectFirst("#name").val()).as("kept").isEqualTo("样例李四");
        assertThat(again.expectFirst("#phone").val()).as("kept").isEqualTo("13900001234");
        assertThat(again.expectFirst("#position").val()).as("taken over").isEqualTo("总监");
        assertThat(again.expectFirst("input[name=version]").val()).isEqualTo("2");
    }

    @Test
    void aMaskedNumberThatIsLeftAsItStandsIsKept() throws Exception {
        send(
                OFFICER,
                "contacts",
                "",
                302,
                "name",
                "样例张三",
                "phone",
                "13800001234",
                "email",
                "z@x.example",
                "main",
                "true");
        String item = "/" + only("contacts");
        Document form = Jsoup.parse(
                answer(own(), get(path("contacts", item + "/edit"))).getContentAsString(StandardCharsets.UTF_8));
        assertThat(form.expectFirst("#phone").val()).isEqualTo("138****1234");
        assertThat(form.html()).doesNotContain("13800001234", "z@x.example");
        Document again = send(
                own(),
                "contacts",
                item,
                422,
                "name",
                "",
                "phone",
                "138****1234",
                "email",
                "z***@x.example",
                "main",
                "true",
                "version",
                "1");
        assertThat(again.expectFirst("#phone").val())
                .as("not shown by a mistake")
                .isEqualTo("138****1234");
        send(
                own(),
                "contacts",
                item,
                302,
                "name",
                "样例李四",
                "phone",
                "138****1234",
                "email",
                "z***@x.example",
                "main",
                "true",
                "version",
                "1");
        assertThat(belongings.contacts(id)).first().satisfies(contact -> {
            assertThat(contact.name()).isEqualTo("样例李四");
            assertThat(contact.phone()).isEqualTo("13800001234");
            assertThat(contact.email()).isEqualTo("z@x.example");
        });
        send(own(), "contacts", item, 422, "name", "样例李四", "phone", "139****1234", "main", "true", "version", "2");
    }

    @Test
    void wrongInputComesBackAtItsFieldAndNothingIsLost() throws Exception {
        Document page = send(OFFICER, "qualifications", "", 422, "name", "", "number", "样例001", "granted", "去年");
        assertThat(page.expectFirst("#name-problem").text()).contains("请填写");
        assertThat(page.expectFirst("#granted-problem").text()).contains("应为日期");
        assertThat(page.expectFirst("#number").val()).isEqualTo("样例001");
        Document contact = send(OFFICER, "contacts", "", 422, "name", "样例张三", "phone", "没有", "main", "true");
        assertThat(contact.expectFirst("#phone-problem").text()).contains("电话应为数字");
        send(OFFICER, "products", "", 302, "name", "样例监护仪", "kind", "医疗器械");
        Document twin = send(OFFICER, "products", "", 422, "name", "样例监护仪", "kind", "医疗器械");
        assertThat(twin.expectFirst("#name-problem").text()).contains("已有同名");
    }

    @Test
    void anArchivedProductComesBackUnderItsNameWithItsId() throws Exception {
        send(OFFICER, "products", "", 302, "name", "样例监护仪", "kind", "医疗器械");
        UUID item = only("products");
        send(OFFICER, "products", "/" + item + "/remove", 302, "version", "1");
        assertThat(belongings.products(id)).isEmpty();
        send(OFFICER, "products", "", 302, "name", "样例监护仪", "kind", "医疗器械", "stage", "获批");
        assertThat(belongings.product(id, item))
                .get()
                .extracting(Product::stage)
                .isEqualTo("获批");
        send(OFFICER, "qualifications", "", 302, "product", item.toString(), "name", "医疗器械注册证", "number", "样例械注准1");
        Document product = Jsoup.parse(answer(OFFICER, get("/enterprises/" + id + "/subjects/" + item))
                .getContentAsString(StandardCharsets.UTF_8));
        assertThat(product.text()).contains("样例械注准1", "添加证书");
    }

    @Test
    void administratorsKeepTheirOwnAndMembersAndLeadersNothing() throws Exception {
        Visitor stranger =
                new Visitor("other", "别家（测试）", Role.ENTERPRISE_ADMINISTRATOR, new EnterpriseId(UUID.randomUUID()));
        Visitor member = new Visitor("member", "成员（测试）", Role.ENTERPRISE_MEMBER, id);
        Visitor leader = new Visitor("leader", "领导（测试）", Role.LEADER, null);
        send(own(), "contacts", "", 302, "name", "样例张三", "phone", "13800001234", "main", "true");
        send(stranger, "contacts", "", 404, "name", "样例李四", "main", "true");
        send(member, "contacts", "", 403, "name", "样例李四", "main", "true");
        send(leader, "contacts", "", 403, "name", "样例李四", "main", "true");
        assertThat(file(leader).expectFirst("#contacts").text())
                .contains("138****1234")
                .doesNotContain("添加");
        assertThat(file(own()).expectFirst("#contacts").text()).contains("138****1234", "添加联系人");
    }

    private Visitor own() {
        return new Visitor("own", "企业管理员（测试）", Role.ENTERPRISE_ADMINISTRATOR, id);
    }

    private UUID only(String kind) {
        return switch (kind) {
            case "products" -> belongings.products(id).getFirst().id();
            case "projects" -> belongings.projects(id).getFirst().id();
            case "qualifications" -> belongings.qualifications(id).getFirst().id();
            default -> belongings.contacts(id).getFirst().id();
        };
    }

    private Document send(Visitor visitor, String kind, String rest, int status, String... typed) throws Exception {
        MockHttpServletRequestBuilder request = post(path(kind, rest)).with(csrf());
        for (int i = 0; i < typed.length; i += 2) {
            request.param(typed[i], typed[i + 1]);
        }
        MockHttpServletResponse response = answer(visitor, request);
        assertThat(response.getStatus()).as(kind + rest).isEqualTo(status);
        return Jsoup.parse(response.getContentAsString(StandardCharsets.UTF_8));
    }

    private Document file(Visitor visitor) throws Exception {
        return Jsoup.parse(answer(visitor, get("/enterprises/" + id)).getContentAsString(StandardCharsets.UTF_8));
    }

    private String path(String kind, String rest) {
        return "/enterprises/" + id + "/" + kind + rest;
    }

    private MockHttpServletResponse answer(Visitor visitor, MockHttpServletRequestBuilder request) throws Exception {
        return web.perform(request.with(by(visitor))).andReturn().getResponse();
    }
}
