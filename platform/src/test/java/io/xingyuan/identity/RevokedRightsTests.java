package io.xingyuan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Visitor;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;

/** What lasts longer than a request ends with the right on which it rests: sessions, links, first signatures. */
@SpringBootTest
@AutoConfigureMockMvc
@Transactional
@TestConstructor(autowireMode = AutowireMode.ALL)
class RevokedRightsTests {

    private final MockMvcTester pages;
    private final Granting granting;
    private final Grants grants;
    private final Inviting inviting;
    private final Joining joining;
    private final Duties duties;
    private final DutyKeeping dutyKeeping;
    private final AccountKeeping keeping;
    private final Standings standings;
    private final Someone someone;
    private final JdbcClient jdbc;

    RevokedRightsTests(
            MockMvcTester pages,
            Granting granting,
            Grants grants,
            Inviting inviting,
            Joining joining,
            Duties duties,
            DutyKeeping dutyKeeping,
            AccountKeeping keeping,
            Standings standings,
            Someone someone,
            JdbcClient jdbc) {
        this.pages = pages;
        this.granting = granting;
        this.grants = grants;
        this.inviting = inviting;
        this.joining = joining;
        this.duties = duties;
        this.dutyKeeping = dutyKeeping;
        this.keeping = keeping;
        this.standings = standings;
        this.someone = someone;
        this.jdbc = jdbc;
    }

    private Account system = someone("system");
    private Account successor = system;
    private Account security = system;

    private static Account someone(String name) {
        return Account.of(new UUID(0, 0), name, name, Organisation.FIRST, null);
    }

    @BeforeEach
    void threeAdministrators() {
        jdbc.sql("delete from identity.account").update();
        system = someone.with("system", Role.SYSTEM_ADMINISTRATOR);
        successor = someone.with("successor", Role.SYSTEM_ADMINISTRATOR);
        security = someone.with("security", Role.SECURITY_ADMINISTRATOR);
    }

    @Test
    void aRunningSessionKeepsNothingOfARoleThatWasTaken() {
        Account officer = someone.with("officer", Role.POLICY_OFFICER);
        standings.passwordSet(officer.id(), true);
        Browser browser = new Browser(pages, "192.0.2.1");
        assertThat(browser.signsIn("officer", Someone.PASSWORD)).isEqualTo("/");
        assertThat(browser.opens("/enterprises")).isEqualTo("200");

        withdraw(officer, Role.POLICY_OFFICER);

        assertThat(browser.opens("/own")).isEqualTo("200");
        assertThat(browser.opens("/enterprises")).isEqualTo("403");
    }

    @Test
    void aLinkIsWorthWhatItsIssuerMayDoToday() {
        Account holder = someone.without("lin");
        InvitationLink link = inviting.holder(holder, acting(system, Role.SYSTEM_ADMINISTRATOR));
        assertThat(joining.invitation(token(link)).account()).isEqualTo(holder.id());

        withdraw(system, Role.SYSTEM_ADMINISTRATOR);
        assertThatThrownBy(() -> joining.invitation(token(link))).isInstanceOf(NotFound.class);

        InvitationLink next = inviting.holder(holder, acting(successor, Role.SYSTEM_ADMINISTRATOR));
        assertThat(joining.invitation(token(next)).account()).isEqualTo(holder.id());
    }

    @Test
    void anAccountThatIsClosedTakesItsLinksAlong() {
        Account holder = someone.without("lin");
        InvitationLink link = inviting.holder(holder, acting(system, Role.SYSTEM_ADMINISTRATOR));

        keeping.close(system.id(), "somebody else");

        assertThatThrownBy(() -> joining.invitation(token(link))).isInstanceOf(NotFound.class);
    }

    @Test
    void aFirstSignatureEndsWithTheOfficeOfWhoWroteIt() {
        Account person = someone.without("lin");
        Visitor first = acting(system, Role.SYSTEM_ADMINISTRATOR);
        Visitor second = acting(security, Role.SECURITY_ADMINISTRATOR);
        granting.propose(
                person,
                new Appointment(
                        Role.POLICY_OFFICER,
                        Organisation.FIRST,
                        null,
                        Grant.Reach.ALL,
                        null,
                        grants.today(),
                        null,
                        "理由"),
                first);
        boolean allowed = duties.allows(OrganisationKind.COMMITTEE, Role.BONDED_OFFICER);
        dutyKeeping.propose(new Duty(OrganisationKind.COMMITTEE, Role.BONDED_OFFICER, "样例依据", ""), !allowed, first);
        DutyChange change = duties.changes(1).getFirst();
        Grant proposed = grants.ofAccount(person.id()).getFirst();

        withdraw(system, Role.SYSTEM_ADMINISTRATOR);

        assertThatThrownBy(() -> granting.confirm(proposed.id(), proposed.version(), second))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("已不再担任管理员");
        assertThatThrownBy(() -> dutyKeeping.confirm(change.id(), change.version(), second))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("已不再担任管理员");
        assertThat(grants.standing(person.id())).isEmpty();
        granting.refuse(proposed.id(), proposed.version(), second);
    }

    private void withdraw(Account person, Role role) {
        Grant grant = grants.ofAccount(person.id()).stream()
                .filter(each -> each.role() == role)
                .findFirst()
                .orElseThrow();
        granting.withdraw(grant.id(), grant.version(), acting(successor, Role.SYSTEM_ADMINISTRATOR));
    }

    private static Visitor acting(Account account, Role role) {
        return new Visitor(
                account.id().toString(),
                account.name(),
                role,
                null,
                new Visitor.Organisation(Organisation.FIRST, "示例单位"),
                io.xingyuan.web.Scope.NOWHERE);
    }

    private static String token(InvitationLink link) {
        return link.path().replaceFirst(".*token=", "");
    }
}
