package io.xingyuan.casework;

import io.xingyuan.database.TestDatabase;
import io.xingyuan.kernel.Role;
import java.util.UUID;

/** Somebody with an account and one role of the park, until they leave. */
final class Incumbent implements AutoCloseable {

    private final UUID id = UUID.randomUUID();

    Incumbent(Role role) {
        TestDatabase.sql().sql("""
                        insert into identity.account (id, sign_in_name, name, organisation_id, created_at)
                        select :id, :id::text, '样例·' || :id::text, id, now() from identity.organisation
                        where id = '00000000-0000-7000-8000-000000000001'""").param("id", id).update();
        TestDatabase.sql().sql("""
                        insert into identity.role_grant (id, account_id, role, organisation_id, scope, from_day, status,
                            origin, proposed_at)
                        values (:id, :id, :role, '00000000-0000-7000-8000-000000000001', 'ALL', '2026-01-01', 'STANDING',
                            'SET_UP', now())""").param("id", id).param("role", role.name()).update();
    }

    String account() {
        return id.toString();
    }

    void leaves() {
        TestDatabase.sql()
                .sql("update identity.role_grant set status = 'WITHDRAWN', ended_at = now() where id = :id")
                .param("id", id)
                .update();
    }

    @Override
    public void close() {
        TestDatabase.sql()
                .sql("delete from identity.account where id = :id")
                .param("id", id)
                .update();
    }
}
