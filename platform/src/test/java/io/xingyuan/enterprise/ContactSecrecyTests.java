package io.xingyuan.enterprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.xingyuan.database.TestDatabase;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Role;
import io.xingyuan.kernel.UnifiedCreditCode;
import io.xingyuan.web.Visitor;
import io.xingyuan.workbook.Books;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A telephone number is nowhere to be read but where somebody entitled asked for it, who is on record for it. */
@SpringBootTest
@AutoConfigureMockMvc
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class ContactSecrecyTests {

    private static final String PHONE = "13764206913";
    private static final String OTHER = "13764206914";
    private static final String EMAIL = "canary.bird@secret.example";

    private final MockMvcTester pages;
    private final JdbcClient sql = TestDatabase.sql();
    private final Enrolment enrolment;
    private final Belongings belongings;
    private EnterpriseId id = new EnterpriseId(new UUID(0, 0));

    ContactSecrecyTests(MockMvcTester pages, Enrolment enrolment, Belongings belongings) {
        this.pages = pages;
        this.enrolment = enrolment;
        this.belongings = belongings;
    }

    /** Each test begins with an enterprise of its own and one contact, written and changed through the pages. */
    @BeforeEach
    void aContact() {
        String code = UnifiedCreditCode.issue("91220100MA%06d".formatted(System.nanoTime() % 1_000_000))
                .value();
        id = enrolment.enrol(
                new Profile(
                        "样例守口（测试）" + code + "有限公司",
                        UnifiedCreditCode.issue(code.substring(0, 16)),
                        new ParkId("changchun"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                "测试");
        assertThat(post(
                        staff(Role.POLICY_OFFICER),
                        "/contacts",
                        null,
                        "name",
                        "样例张三",
                        "phone",
                        OTHER,
                        "email",
                        EMAIL,
                        "main",
                        "true"))
                .hasStatus(302);
        assertThat(post(
                        staff(Role.POLICY_OFFICER),
                        "/contacts/" + contact(),
                        null,
                        "name",
                        "样例张三",
                        "phone",
                        PHONE,
                        "email",
                        EMAIL,
                        "main",
                        "true",
                        "version",
                        "1"))
                .hasStatus(302);
        assertThat(belongings.contacts(id)).first().extracting(Contact::phone).isEqualTo(PHONE);
    }

    @Test
    void noColumnOfTheDatabaseHoldsTheNumber() {
        for (String canary : List.of(PHONE, OTHER, EMAIL)) {
            assertThat(columnsWith(canary)).as(canary).isEmpty();
        }
        assertThat(columnsWith("样例张三")).as("the scan finds what is there").contains("enterprise.contact.name");
        assertThat(columnsWith("137****6913")).as("the log has it masked").contains("audit.entry.content");
    }

    @Test
    void noPageNoWorkbookAndNoPaperShowsTheNumberUnasked() throws IOException {
        for (Visitor visitor : List.of(
                staff(Role.LEADER),
                staff(Role.POLICY_OFFICER),
                staff(Role.SERVICE_SPECIALIST),
                own(Role.ENTERPRISE_ADMINISTRATOR),
                own(Role.ENTERPRISE_MEMBER))) {
            assertThat(pages.get().uri("/enterprises/" + id).with(authentication(as(visitor))))
                    .as(visitor.role().name())
                    .hasStatusOk()
                    .bodyText()
                    .contains("137****6913", "c***@secret.example")
                    .doesNotContain(PHONE, EMAIL);
        }
        byte[] workbook = pages.get()
                .uri("/enterprises/export.xlsx?q=样例守口")
                .with(authentication(as(staff(Role.POLICY_OFFICER))))
                .exchange()
                .getResponse()
                .getContentAsByteArray();
        assertThat(Books.read(workbook).toString()).contains("样例守口").doesNotContain(PHONE, EMAIL);
        byte[] paper = pages.get()
                .uri("/checkup/" + id + "/paper")
                .with(authentication(as(own(Role.ENTERPRISE_ADMINISTRATOR))))
                .exchange()
                .getResponse()
                .getContentAsByteArray();
        try (PDDocument document = Loader.loadPDF(paper)) {
            assertThat(new PDFTextStripper().getText(document)).contains("样例守口").doesNotContain(PHONE, EMAIL);
        }
    }

    @Test
    void whoeverIsEntitledSeesItOnceAskedAndLeavesOneRow() {
        String path = "/contacts/" + contact() + "/disclose";
        long before = rows();
        assertThat(post(own(Role.ENTERPRISE_MEMBER), path, "true"))
                .hasStatusOk()
                .bodyText()
                .contains(PHONE, EMAIL)
                .doesNotContain("<html");
        assertThat(rows() - before).isEqualTo(1);
        assertThat(sql.sql(
                                "select outcome || content::text from audit.entry where content::text like :id order by at desc, number desc limit 1")
                        .param("id", "%" + contact() + "%")
                        .query(String.class)
                        .single())
                .startsWith("read")
                .contains("样例张三")
                .doesNotContain(PHONE);
        assertThat(post(staff(Role.SERVICE_SPECIALIST), path, null))
                .as("without scripts: a whole page")
                .hasStatusOk()
                .hasHeader("Cache-Control", "no-store")
                .bodyText()
                .contains(PHONE, "<html", "已记入审计日志");
        assertThat(rows() - before).isEqualTo(2);
        for (Visitor stranger : List.of(
                staff(Role.LEADER),
                staff(Role.SYSTEM_ADMINISTRATOR),
                new Visitor("x", "别家（测试）", Role.ENTERPRISE_ADMINISTRATOR, new EnterpriseId(UUID.randomUUID())))) {
            assertThat(post(stranger, path, null)).bodyText().doesNotContain(PHONE, EMAIL);
        }
        assertThat(rows() - before).as("nothing was read").isEqualTo(2);
    }

    @Test
    void whoeverAsksTooOftenIsRefusedAndThatIsRecorded() {
        String path = "/contacts/" + contact() + "/disclose";
        Visitor eager = new Visitor("eager" + id, "着急（测试）", Role.POLICY_OFFICER, null);
        sql.sql("insert into sealing.disclosure select :account, now() from generate_series(1, 59)")
                .param("account", eager.account())
                .update();
        assertThat(post(eager, path, "true")).as("the sixtieth").hasStatusOk();
        assertThat(post(eager, path, "true")).hasStatus(409).bodyText().doesNotContain(PHONE);
        assertThat(sql.sql(
                                "select outcome from audit.entry where account = :account order by at desc, number desc limit 1")
                        .param("account", eager.account())
                        .query(String.class)
                        .single())
                .isEqualTo("refused");
        sql.sql("update sealing.disclosure set at = at - interval '11 minutes' where account = :account")
                .param("account", eager.account())
                .update();
        assertThat(post(eager, path, "true")).as("after a while").hasStatusOk();
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult post(
            Visitor visitor, String rest, @Nullable String fragment, String... typed) {
        var request = pages.post()
                .uri("/enterprises/" + id + rest)
                .with(authentication(as(visitor)))
                .with(csrf());
        for (int i = 0; i < typed.length; i += 2) {
            request.param(typed[i], typed[i + 1]);
        }
        return (fragment == null ? request : request.header("HX-Request", fragment)).exchange();
    }

    private UUID contact() {
        return belongings.contacts(id).getFirst().id();
    }

    private Visitor own(Role role) {
        return new Visitor("own" + role, "本企业（测试）", role, id);
    }

    private static Visitor staff(Role role) {
        return new Visitor("staff" + role, "园区（测试）", role, null);
    }

    private static UsernamePasswordAuthenticationToken as(Visitor visitor) {
        Visitor.Principal principal = () -> visitor;
        return UsernamePasswordAuthenticationToken.authenticated(principal, null, List.of());
    }

    private long rows() {
        return sql.sql("select sum(number) from audit.head").query(Long.class).single();
    }

    /** Every column of text, JSON or bytes in which the text stands. */
    private List<String> columnsWith(String text) {
        List<String> found = new ArrayList<>();
        sql.sql("""
                select c.table_schema || '.' || c.table_name as table, c.column_name as column, c.data_type as type
                from information_schema.columns c
                join information_schema.tables t using (table_schema, table_name)
                where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')
                  and c.data_type in ('text', 'character varying', 'json', 'jsonb', 'bytea', 'ARRAY')""").query().listOfRows().forEach(row -> {
            String column = '"' + String.valueOf(row.get("column")) + '"';
            String test = "bytea".equals(row.get("type"))
                    ? "position(convert_to(:text, 'UTF8') in " + column + ") > 0"
                    : "position(:text in " + column + "::text) > 0";
            boolean holds = sql.sql("select exists (select 1 from " + row.get("table") + " where " + test + ")")
                    .param("text", text)
                    .query(Boolean.class)
                    .single();
            if (holds) {
                found.add(row.get("table") + "." + row.get("column"));
            }
        });
        return found;
    }
}
