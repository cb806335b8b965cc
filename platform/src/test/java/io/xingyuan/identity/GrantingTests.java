package io.xingyuan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest
@Transactional
@Import(Someone.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
class GrantingTests {

    private final Granting granting;
    private final Grants grants;
    private final Someone someone;
    private final JdbcClient jdbc;

    GrantingTests(Granting granting, Grants grants, Someone someone, JdbcClient jdbc) {
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
