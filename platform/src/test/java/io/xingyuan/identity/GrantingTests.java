package io.xingyuan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.OrganisationId;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.kernel.Stale;
import io.xingyuan.web.Scope;
import io.xingyuan.web.Visitor;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest
@AutoConfigureMockMvc
@Transactional
@TestConstructor(autowireMode = AutowireMode.ALL)
class GrantingTests {

    private final Granting granting;
    private final Grants grants;
    private final Joining joining;
    private final Inviting inviting;
    private final OrganisationKeeping organisationKeeping;
    private final Organisations organisations;
    private final People people;
    private final Accounts accounts;
    private final Someone someone;
    private final JdbcClient jdbc;

    GrantingTests(
            Granting granting,
            Grants grants,
            Joining joining,
            Inviting inviting,
            OrganisationKeeping organisationKeeping,
            Organisations organisations,
            People people,
            Accounts accounts,
            Someone someone,
            JdbcClient jdbc) {
        this.joining = joining;
        this.inviting = inviting;
        this.organisationKeeping = organisationKeeping;
        this.organisations = organisations;
        this.people = people;
        this.accounts = accounts;
        this.granting = granting;
        this.grants = grants;
        this.someone = someone;
        this.jdbc = jdbc;
    }

    private Visitor system = Visitor.GUEST;
    private Visitor security = Visitor.GUEST;

    @BeforeEach
    void twoAdministrators() {
        jdbc.sql("delete from identity.account").update();
        system = visitor(someone.with("system", Role.SYSTEM_ADMINISTRATOR));
        security = visitor(someone.with("security", Role.SECURITY_ADMINISTRATOR));
    }

    @Test
    void aRoleCountsOnceTheSecondSignerConfirms() {
        Account person = someone.without("lin");
        granting.propose(person, as(Role.POLICY_OFFICER, Grant.Reach.ALL, null), system);
        Grant proposed = only(person);
        assertThat(grants.standing(person.id())).isEmpty();

        granting.confirm(proposed.id(), proposed.version(), security);

        assertThat(grants.standing(person.id())).singleElement().satisfies(capacity -> {
            assertThat(capacity.role()).isEqualTo(Role.POLICY_OFFICER);
            assertThat(capacity.scope()).isEqualTo(Scope.EVERYWHERE);
        });
    }

    @Test
    void nobodySignsTwiceNorForThemselves() {
        Account person = someone.without("lin");
        granting.propose(person, as(Role.POLICY_OFFICER, Grant.Reach.ALL, null), system);
        Grant proposed = only(person);

        assertThatThrownBy(() -> granting.confirm(proposed.id(), proposed.version(), system))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> granting.confirm(proposed.id(), proposed.version(), visitor(person)))
                .isInstanceOf(Refusal.class);
        Appointment more = as(Role.LEADER, Grant.Reach.ALL, null);
        assertThatThrownBy(() -> granting.propose(person, more, visitor(person)))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> granting.confirm(proposed.id(), proposed.version() + 1, security))
                .isInstanceOf(Stale.class);
    }

    @Test
    void theDatabaseItselfWantsTwoSigners() {
        Account person = someone.without("lin");
        granting.propose(person, as(Role.POLICY_OFFICER, Grant.Reach.ALL, null), system);

        assertThatThrownBy(() -> jdbc.sql(
                                "update identity.role_grant set status = 'STANDING', decided_by = proposed_by where account_id = :id")
                        .param("id", person.id())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("four_eyes");
    }

    @Test
    void noPersonIsTwoAdministrators() {
        Account administrator = someone.with("third", Role.AUDIT_ADMINISTRATOR);

        assertThatThrownBy(() -> someone.give(administrator, Role.SECURITY_ADMINISTRATOR, Organisation.FIRST))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("one_administrator_role_per_person");
    }

    @Test
    void noAdministratorDoesBusiness() {
        Account officer = someone.with("lin", Role.POLICY_OFFICER);

        assertThatThrownBy(() -> granting.propose(officer, as(Role.AUDIT_ADMINISTRATOR, Grant.Reach.ALL, null), system))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("兼任");
    }

    @Test
    void theLastAdministratorStays() {
        Grant own = grants.ofAccount(UUID.fromString(security.account())).getFirst();

        assertThatThrownBy(() -> granting.withdraw(own.id(), own.version(), system))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void whatHasExpiredIsGivenAgain() {
        Account person = someone.with("lin", Role.POLICY_OFFICER);
        runOut(person);

        granting.propose(person, as(Role.POLICY_OFFICER, Grant.Reach.ALL, null), system);
        Grant again = only(person);
        granting.confirm(again.id(), again.version(), security);

        assertThat(grants.standing(person.id())).extracting(Capacity::role).containsExactly(Role.POLICY_OFFICER);
        assertThat(grants.ofAccount(person.id()).getLast()).satisfies(first -> {
            assertThat(first.status()).isEqualTo(GrantStatus.EXPIRED);
            assertThat(first.endedAt()).isNotNull();
        });
    }

    @Test
    void aProposalThatNobodyConfirmedInTimeIsOver() {
        Account person = someone.without("lin");
        granting.propose(person, as(Role.POLICY_OFFICER, Grant.Reach.ALL, null), system);
        runOut(person);

        granting.propose(person, as(Role.POLICY_OFFICER, Grant.Reach.ALL, null), system);

        assertThat(grants.ofAccount(person.id()))
                .extracting(Grant::status)
                .containsExactly(GrantStatus.PROPOSED, GrantStatus.EXPIRED);
    }

    @Test
    void aFormerAdministratorTakesAnotherRole() {
        Account former = someone.with("former", Role.AUDIT_ADMINISTRATOR);
        someone.with("successor", Role.AUDIT_ADMINISTRATOR);
        runOut(former);

        granting.propose(former, as(Role.LEADER, Grant.Reach.ALL, null), system);
        Grant leader = only(former);
        granting.confirm(leader.id(), leader.version(), security);

        assertThat(grants.standing(former.id())).extracting(Capacity::role).containsExactly(Role.LEADER);
        assertThatThrownBy(() -> jdbc.sql(
                                "update identity.role_grant set status = 'STANDING', until_day = null where account_id = :id")
                        .param("id", former.id())
                        .update())
                .as("the post's rule still holds for what is in force")
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void aFormerAdministratorJoinsByInvitation() {
        Account former = someone.with("former", Role.SYSTEM_ADMINISTRATOR);
        runOut(former);
        InvitationLink link = inviting.post(Role.AUDIT_ADMINISTRATOR, system);

        joining.accept(joining.invitation(link.secret()), former.id());

        assertThat(grants.standing(former.id())).extracting(Capacity::role).containsExactly(Role.AUDIT_ADMINISTRATOR);
    }

    @Test
    void whoseOtherRoleHasExpiredActsForNobodyOnceRemoved() {
        EnterpriseId enterprise = new EnterpriseId(UUID.randomUUID());
        OrganisationId own = organisations.of(enterprise, "示例到期企业有限公司", false);
        Account member = someone.of(own, "member", Role.ENTERPRISE_MEMBER);
        Grant membership = only(member);
        someone.give(member, Role.EXPERT, Organisation.FIRST);
        jdbc.sql(
                        "update identity.role_grant set from_day = :from, until_day = :until where role = 'EXPERT' and account_id = :id")
                .param("from", grants.today().minusDays(9))
                .param("until", grants.today().minusDays(1))
                .param("id", member.id())
                .update();
        Visitor chief = new Visitor(
                UUID.randomUUID().toString(),
                "示例人员",
                Role.ENTERPRISE_ADMINISTRATOR,
                enterprise,
                new Visitor.Organisation(own, "示例到期企业有限公司"),
                Scope.EVERYWHERE);

        people.remove(membership.id(), membership.version(), chief);

        assertThat(accounts.byId(member.id()).orElseThrow().disabled()).isTrue();
    }

    @Test
    void theLastOfAPostHasNoLastDay() {
        Account audit = someone.without("audit");
        Appointment ending = until(Role.AUDIT_ADMINISTRATOR, grants.today().plusDays(30));

        assertThatThrownBy(() -> granting.propose(audit, ending, system))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("不填截止日");
        someone.with("other", Role.AUDIT_ADMINISTRATOR);
        granting.propose(audit, ending, system);

        assertThat(only(audit).status()).isEqualTo(GrantStatus.PROPOSED);
    }

    @Test
    void whoHoldsAPostForATimeIsNoSuccessor() {
        Account second = someone.without("second");
        granting.propose(
                second, until(Role.SECURITY_ADMINISTRATOR, grants.today().plusDays(30)), system);
        Grant proposed = only(second);
        granting.confirm(proposed.id(), proposed.version(), security);
        Grant own = grants.ofAccount(UUID.fromString(security.account())).getFirst();

        assertThatThrownBy(() -> granting.withdraw(own.id(), own.version(), system))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("长期担任");
    }

    @Test
    void aPostIsNotLostWithItsOrganisation() {
        jdbc.sql("delete from identity.role_grant where role = 'SYSTEM_ADMINISTRATOR'")
                .update();
        OrganisationId company = organisations.add(OrganisationKind.OPERATING_COMPANY, "示例到期运营公司", null);
        someone.of(company, "elsewhere", Role.SYSTEM_ADMINISTRATOR);

        assertThatThrownBy(() -> organisationKeeping.archive(company, 1, true))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("各至少保留一人");
    }

    @Test
    void theAuditAdministratorSignsForANewSecurityAdministratorWhileThereIsNone() {
        Visitor audit = as(someone.with("audit", Role.AUDIT_ADMINISTRATOR), Role.AUDIT_ADMINISTRATOR);
        Account next = someone.without("next");
        granting.propose(next, as(Role.SECURITY_ADMINISTRATOR, Grant.Reach.ALL, null), system);
        Grant proposed = only(next);

        assertThat(GrantPages.mayDecide(proposed, audit, grants.securityVacant()))
                .isFalse();
        assertThatThrownBy(() -> granting.confirm(proposed.id(), proposed.version(), audit))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("空缺");
        runOut(accounts.byId(UUID.fromString(security.account())).orElseThrow());
        assertThat(GrantPages.mayDecide(proposed, audit, grants.securityVacant()))
                .isTrue();
        granting.confirm(proposed.id(), proposed.version(), audit);

        assertThat(grants.administratorsInOffice()).contains(Role.SECURITY_ADMINISTRATOR);
        Account other = someone.without("other");
        granting.propose(other, as(Role.LEADER, Grant.Reach.ALL, null), system);
        assertThatThrownBy(() -> granting.confirm(only(other).id(), only(other).version(), audit))
                .as("nothing but that post")
                .isInstanceOf(Refusal.class);
    }

    @Test
    void aLinkFillsAPostOnlyBeforeAnybodyHeldIt() {
        InvitationLink link = inviting.post(Role.SECURITY_ADMINISTRATOR, system);
        Account friend = someone.without("friend");
        runOut(accounts.byId(UUID.fromString(security.account())).orElseThrow());

        assertThatThrownBy(() -> joining.accept(joining.invitation(link.secret()), friend.id()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("曾有人担任");
    }

    @Test
    void aGrantReachesTheParksOfItsRegion() {
        assertThat(scope("lin", Grant.Reach.REGION, "140000")).isEqualTo(parks("jinzhong"));
        assertThat(scope("wang", Grant.Reach.REGION, "220100")).isEqualTo(parks("changchun"));
        assertThat(scope("zhao", Grant.Reach.REGION, "jinzhong")).isEqualTo(parks("jinzhong"));
    }

    @Test
    void aGrantHoldsFromItsFirstDayToItsLast() {
        Account person = someone.with("lin", Role.LEADER);
        LocalDate today = grants.today();

        assertThat(holds(person, today, today)).isTrue();
        assertThat(holds(person, today.minusDays(3), today.minusDays(1))).isFalse();
        assertThat(holds(person, today.plusDays(1), today.plusDays(3))).isFalse();
        assertThat(holds(person, today.minusDays(3), null)).isTrue();
    }

    @Test
    void administratorsSeeNoPark() {
        assertThat(grants.standing(UUID.fromString(system.account())).getFirst().scope())
                .isEqualTo(Scope.NOWHERE);
    }

    private boolean holds(Account person, LocalDate from, @Nullable LocalDate until) {
        jdbc.sql("update identity.role_grant set from_day = :from, until_day = :until where account_id = :id")
                .param("from", from)
                .param("until", until)
                .param("id", person.id())
                .update();
        return !grants.standing(person.id()).isEmpty();
    }

    /** As if its last day had been yesterday. */
    private void runOut(Account person) {
        jdbc.sql("update identity.role_grant set from_day = :from, until_day = :until where account_id = :id")
                .param("from", grants.today().minusDays(9))
                .param("until", grants.today().minusDays(1))
                .param("id", person.id())
                .update();
    }

    private Appointment until(Role role, LocalDate last) {
        return new Appointment(role, Organisation.FIRST, null, Grant.Reach.ALL, null, grants.today(), last, "");
    }

    private static Visitor as(Account account, Role role) {
        return new Visitor(account.id().toString(), account.name(), role, null);
    }

    private Scope scope(String name, Grant.Reach reach, String region) {
        Account person = someone.without(name);
        granting.propose(person, as(Role.POLICY_OFFICER, reach, region), system);
        Grant proposed = only(person);
        granting.confirm(proposed.id(), proposed.version(), security);
        return grants.standing(person.id()).getFirst().scope();
    }

    private Grant only(Account person) {
        return grants.ofAccount(person.id()).getFirst();
    }

    private Appointment as(Role role, Grant.Reach reach, @Nullable String region) {
        return new Appointment(role, Organisation.FIRST, null, reach, region, grants.today(), null, "");
    }

    private static Scope parks(String park) {
        return Scope.of(Set.of(new ParkId(park)));
    }

    private static Visitor visitor(Account account) {
        return new Visitor(account.id().toString(), account.name(), Role.SYSTEM_ADMINISTRATOR, null);
    }
}
