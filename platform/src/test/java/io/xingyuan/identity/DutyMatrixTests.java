package io.xingyuan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Visitor;
import java.io.UnsupportedEncodingException;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;

/** 管运分离: the matrix on the page and the one that grants are checked by are one table. */
@SpringBootTest
@AutoConfigureMockMvc
@Transactional
@TestConstructor(autowireMode = AutowireMode.ALL)
class DutyMatrixTests {

    private final MockMvcTester pages;
    private final Duties duties;
    private final Granting granting;
    private final Grants grants;
    private final Someone someone;
    private final JdbcClient jdbc;
    private List<Element> table = List.of();

    DutyMatrixTests(
            MockMvcTester pages, Duties duties, Granting granting, Grants grants, Someone someone, JdbcClient jdbc) {
        this.pages = pages;
        this.duties = duties;
        this.granting = granting;
        this.grants = grants;
        this.someone = someone;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void nobodyYet() {
        jdbc.sql("delete from identity.account").update();
    }

    @Test
    void everyCellThatIsShownIsEnforced() throws Exception {
        SignedIn leader = someone.signedIn("leader", Role.LEADER);
        for (Role role : Role.Group.PEOPLE.roles()) {
            for (OrganisationKind kind : OrganisationKind.values()) {
                assertThat(shown(leader, kind, role)).as(kind + " " + role).isEqualTo(duties.allows(kind, role));
            }
        }
    }

    @Test
    void aCellThatChangesForbidsAtOnceWhatItNoLongerAllows() throws Exception {
        Account system = someone.with("system", Role.SYSTEM_ADMINISTRATOR);
        Account security = someone.with("security", Role.SECURITY_ADMINISTRATOR);
        SignedIn leader = someone.signedIn("leader", Role.LEADER);
        Account lin = someone.without("lin");
        granting.propose(
                lin,
                new Appointment(
                        Role.POLICY_OFFICER, Organisation.FIRST, null, Grant.Reach.ALL, null, grants.today(), null, ""),
                acting(system, Role.SYSTEM_ADMINISTRATOR));
        Grant proposed = grants.ofAccount(lin.id()).getFirst();
        assertThat(shown(leader, OrganisationKind.COMMITTEE, Role.POLICY_OFFICER))
                .isTrue();

        jdbc.sql("delete from identity.duty where kind = 'COMMITTEE' and role = 'POLICY_OFFICER'")
                .update();

        table = List.of();
        assertThat(shown(leader, OrganisationKind.COMMITTEE, Role.POLICY_OFFICER))
                .isFalse();
        assertThatThrownBy(() -> granting.confirm(
                        proposed.id(), proposed.version(), acting(security, Role.SECURITY_ADMINISTRATOR)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("按职责矩阵");
    }

    private boolean shown(SignedIn reader, OrganisationKind kind, Role role) throws UnsupportedEncodingException {
        if (table.isEmpty()) {
            table = Jsoup.parse(pages.get()
                            .uri("/duties")
                            .with(user(reader))
                            .exchange()
                            .getResponse()
                            .getContentAsString())
                    .select("table.matrix tr");
        }
        Element row = table.stream()
                .filter(each -> each.select("th .fw-medium").text().equals(role.label()))
                .findFirst()
                .orElseThrow();
        int column = table.getFirst().select("th").eachText().indexOf(kind.label());
        String cell = row.select("th, td").get(column).text();
        assertThat(cell).containsAnyOf("可以", "不可以");
        return !cell.contains("不可以");
    }

    private static Visitor acting(Account account, Role role) {
        return new Visitor(account.id().toString(), account.name(), role, null);
    }
}
