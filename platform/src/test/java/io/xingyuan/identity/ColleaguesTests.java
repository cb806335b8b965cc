package io.xingyuan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.xingyuan.database.TestDatabase;
import io.xingyuan.identity.Colleagues.Colleague;
import io.xingyuan.kernel.Role;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.TestConstructor;

/** In a house with more people than a list holds everybody can still be chosen. */
@SpringBootTest
@AutoConfigureMockMvc
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class ColleaguesTests {

    private static final List<Role> ROLES = List.of(Role.BONDED_OFFICER);

    private final Colleagues colleagues;

    ColleaguesTests(Colleagues colleagues) {
        this.colleagues = colleagues;
    }

    @BeforeEach
    void aCrowd() {
        TestDatabase.sql().sql("""
                insert into identity.account (id, sign_in_name, name, organisation_id, created_at)
                select md5('crowd' || i)::uuid, 'crowd' || i, '众人' || to_char(i, 'FM000') || '%', o.id, now()
                from identity.organisation o, generate_series(1, 210) i
                where o.id = '00000000-0000-7000-8000-000000000001'""").update();
        TestDatabase.sql().sql("""
                insert into identity.role_grant (id, account_id, role, organisation_id, scope, from_day, status, origin,
                    proposed_at)
                select md5('crowd' || i)::uuid, md5('crowd' || i)::uuid, 'BONDED_OFFICER',
                    '00000000-0000-7000-8000-000000000001', 'ALL', '2026-01-01', 'STANDING', 'SET_UP', now()
                from generate_series(1, 210) i""").update();
    }

    @AfterEach
    void theyGo() {
        TestDatabase.sql()
                .sql("delete from identity.account where sign_in_name like 'crowd%'")
                .update();
    }

    @Test
    void whoeverIsBeyondTheListIsFoundAndMayBeChosen() {
        List<Colleague> listed = colleagues.holding(ROLES, null);
        assertThat(listed).hasSize(Colleagues.CHOICES);

        List<Colleague> found = colleagues.holding(ROLES, null, "众人210%");
        assertThat(found).extracting(Colleague::name).containsExactly("众人210%");
        Colleague last = found.getFirst();
        assertThat(listed).doesNotContain(last);
        assertThat(colleagues.chosen(last.key(), ROLES, null)).contains(last);
        assertThat(colleagues.holding(ROLES, null, "2%0"))
                .as("a sign, no wildcard")
                .isEmpty();
    }

    @Test
    void nobodyIsChosenInARoleThatTheyDoNotHold() {
        Colleague one = colleagues.holding(ROLES, null, "众人001").getFirst();
        assertThat(colleagues.chosen(one.account() + " " + Role.LEADER, List.of(Role.values()), null))
                .isEmpty();
        assertThat(colleagues.chosen(one.key(), List.of(Role.LEADER), null)).isEmpty();
        assertThat(colleagues.chosen(UUID.randomUUID() + " BONDED_OFFICER", ROLES, null))
                .isEmpty();
        assertThat(colleagues.chosen("", ROLES, null)).isEmpty();
    }
}
