package io.xingyuan;

import io.xingyuan.database.TestDatabase;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** One enterprise as an organisation, with somebody who acts for it and somebody who is invited. */
record PeopleObjects(String enterprise, String title) {

    /** Ids by kind of object. */
    Map<String, String> entered() {
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put("organisation", organisation());
        ids.put("person", person(ids.get("organisation")));
        ids.put("invitation", invitation(ids.get("organisation")));
        return ids;
    }

    private String organisation() {
        return insert("""
                insert into identity.organisation (id, kind, name, enterprise_id)
                values (:id::uuid, 'ENTERPRISE', :title || right(:id, 12), :enterprise::uuid)""", "");
    }

    /** A member's mandate, which is what the list of an enterprise's people shows. */
    private String person(String organisation) {
        return insert("""
                with account as (
                    insert into identity.account (id, sign_in_name, name, created_at, organisation_id)
                    values (:id::uuid, 'matrix-' || :id, :title || '李四', now(), :organisation::uuid))
                insert into identity.role_grant (id, account_id, role, organisation_id, scope, from_day, status, origin,
                    proposed_at, decided_at)
                values (:id::uuid, :id::uuid, 'ENTERPRISE_MEMBER', :organisation::uuid, 'ORGANISATION', '2026-08-01',
                    'STANDING', 'INVITED', now(), now())""", organisation);
    }

    private String invitation(String organisation) {
        return insert("""
                insert into identity.invitation (id, token, organisation_id, role, name, issued_name, issued_at,
                    expires_at)
                values (:id::uuid, :id, :organisation::uuid, 'ENTERPRISE_MEMBER', :title || '王五', '甲', now(),
                    '2026-12-31')""", organisation);
    }

    private String insert(String statement, String organisation) {
        String id = UUID.randomUUID().toString();
        TestDatabase.sql()
                .sql(statement)
                .param("id", id)
                .param("enterprise", enterprise)
                .param("title", title)
                .param("organisation", organisation)
                .update();
        return id;
    }
}
