package io.xingyuan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest
@AutoConfigureMockMvc
@Transactional
@TestConstructor(autowireMode = AutowireMode.ALL)
class SettingUpTests {

    private final SettingUp settingUp;
    private final Accounts accounts;
    private final Grants grants;
    private final Installation installation;
    private final JdbcClient jdbc;

    SettingUpTests(SettingUp settingUp, Accounts accounts, Grants grants, Installation installation, JdbcClient jdbc) {
        this.settingUp = settingUp;
        this.accounts = accounts;
        this.grants = grants;
        this.installation = installation;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aNewSystem() {
        jdbc.sql("delete from identity.account").update();
        jdbc.sql("update identity.installation set mode = 'NEW', set_up_token = null")
                .update();
    }

    @Test
    void anEmptySystemWaitsForItsAdministrator() {
        SetUpToken token = settingUp.begin(true).orElseThrow();

        assertThat(installation.mode()).isEqualTo(Mode.EARNEST);
        assertThat(settingUp.accepts(token)).isTrue();
        assertThat(settingUp.accepts(new SetUpToken("guessed"))).isFalse();
        assertThat(stored()).isEqualTo(token.hash()).doesNotContain(token.secret());
    }

    @Test
    void aTokenWorksOnce() {
        SetUpToken token = settingUp.begin(true).orElseThrow();

        Account administrator = settingUp.createAdministrator(token, "Root.User", "王管理", "Apricot-2026");

        assertThat(grants.standing(administrator.id()))
                .extracting(Capacity::role)
                .containsExactly(Role.SYSTEM_ADMINISTRATOR);
        assertThat(accounts.bySignInName("root.user")).isPresent();
        assertThat(String.valueOf(administrator.password())).startsWith("{argon2}");
        assertThatThrownBy(() -> settingUp.createAdministrator(token, "second", "李管理", "Apricot-2026"))
                .isInstanceOf(NotFound.class);
        assertThat(settingUp.begin(true)).as("no further token").isEmpty();
    }

    @Test
    void eachStartWithoutAdministratorReplacesTheToken() {
        SetUpToken first = settingUp.begin(true).orElseThrow();
        SetUpToken second = settingUp.begin(true).orElseThrow();

        assertThat(settingUp.accepts(first)).isFalse();
        assertThat(settingUp.accepts(second)).isTrue();
    }

    @Test
    void aDemoHasRolesAndNoToken() {
        assertThat(settingUp.begin(false)).isEmpty();

        assertThat(installation.demo()).isTrue();
        assertThat(accounts.ofDemo())
                .extracting(account -> grants.standing(account.id()).getFirst().role())
                .startsWith(Role.POLICY_OFFICER, Role.SERVICE_SPECIALIST, Role.LEADER);
        assertThat(accounts.ofDemo()).allMatch(account -> account.password() == null);
    }

    @Test
    void endingTheDemoRemovesItsAccountsAndIssuesAToken() {
        settingUp.begin(false);

        SetUpToken token = settingUp.clearDemo();

        assertThat(accounts.ofDemo()).isEmpty();
        assertThat(settingUp.accepts(token)).isTrue();
        assertThatThrownBy(settingUp::clearDemo).isInstanceOf(Refusal.class);
    }

    private String stored() {
        return jdbc.sql("select set_up_token from identity.installation")
                .query(String.class)
                .single();
    }
}
