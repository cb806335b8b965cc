package io.xingyuan;

import io.xingyuan.database.TestDatabase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the policy modules keep of one enterprise, one of each, as it stands after an award was paid.
 *
 * @param enterprise its id
 * @param title begins every text that only this enterprise's people may read
 * @param caseId that the award, the agreement and the recovery went through
 */
record PolicyObjects(String enterprise, String name, String park, String title, String caseId) {

    private static final String CLAUSE = "jilin-2023-35/3.5.2";
    private static final String FROZEN = """
            {"asOf": "2026-09-01", "rules": "%s", "outcome": "ELIGIBLE", "amount": "1,000 元", "steps": "", "caution": "",
             "tree": [], "known": [], "answered": [], "evidence": [], "statement": ""}""".formatted("0".repeat(64));
    private static final String STANDING = """
            {"asOf": "2026-09-01", "rules": "%s", "outcome": "ELIGIBLE", "amount": "1,000 元", "steps": "", "tree": [],
             "known": [], "lacking": [], "unvouched": []}""".formatted("0".repeat(64));

    /** Ids by kind of object. */
    Map<String, String> entered() {
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put("pool", pool());
        ids.put("programme", programme(ids.get("pool")));
        ids.put("batch", batch(ids.get("pool")));
        ids.put("payment", payment(ids.get("pool"), ids.get("batch")));
        ids.put("application", draft(ids.get("programme")));
        ids.put("expenditure", expenditure(ids.get("application")));
        ids.put("award", award(ids.get("programme"), ids.get("payment")));
        expenditure(ids.get("award"));
        part(ids.get("award"));
        ids.put("agreement", agreement());
        ids.put("ruling", ruling(ids.get("agreement")));
        ids.put("run", run(ids.get("programme")));
        ids.put("offer", offer(ids.get("run"), ids.get("programme")));
        ids.put("recovery", recovery(ids.get("payment")));
        ids.put("attachment", attachment(ids.get("award")));
        ids.put("draft", policyDraft());
        return ids;
    }

    /** Of a policy that the park writes for itself. */
    private String policyDraft() {
        String policy = "matrix-" + park;
        for (String table : List.of("policy_draft", "policy_draft_save", "policy_home")) {
            TestDatabase.sql()
                    .sql("delete from policy." + table + " where policy = :policy")
                    .param("policy", policy)
                    .update();
        }
        TestDatabase.sql()
                .sql("""
                with home as (
                    insert into policy.policy_home (policy, parks) values (:policy, array[:park])),
                saved as (
                    insert into policy.policy_draft_save (policy, edit, text, name, saved_at)
                    values (:policy, 0, :text, '矩阵', now()))
                insert into policy.policy_draft (policy, title, text, base, status, writers, writer_names, written_by,
                    written_at)
                values (:policy, :title || '草稿', :text, 0, 'DRAFT', array['x'], array['矩阵'], '矩阵', now())""")
                .param("policy", policy)
                .param("park", park)
                .param("title", title)
                .param("text", """
                    policy: %s
                    number: 矩阵
                    title: 矩阵
                    issuer: 矩阵
                    region: "220000"
                    published: 2026-01-01
                    convention: {以上: ">="}
                    clauses:
                    - id: "1"
                      title: 矩阵
                      cite: 第一条
                      says: 矩阵
                      entity: enterprise
                      recognizes: 矩阵
                      when: {all: [{id: 园区, expr: '所在园区 = "%s"'}]}
                      tests:
                      - {name: 一, given: {所在园区: x}, expect: {state: INELIGIBLE}}
            """.formatted(policy, park))
                .update();
        return policy;
    }

    private String pool() {
        return insert("""
                with pool as (
                    insert into policy.fund_pool (id, year, name, source, document, total_fen, paid_fen, created_by,
                        created_at)
                    values (:id::uuid, 2026, '矩阵' || :id, '测试资金', '测〔2026〕3号', 100000, 100000, '矩阵', now())),
                entry as (insert into policy.fund_entry (id, act, by_name, at) values (:id::uuid, '下达', '矩阵', now()))
                insert into policy.fund_line (entry_id, pool_id, account, debit_fen, credit_fen)
                values (:id::uuid, :id::uuid, 'FREE', 100000, 0), (:id::uuid, :id::uuid, 'GRANTED', 0, 100000)""", Map.of());
    }

    private String programme(String pool) {
        return insert("""
                insert into policy.programme (id, clause, year, title, opens_on, closes_on, pool_id, amount_fen,
                    procedure_code, contact, contact_phone, status, drafted_by, drafted_name, published_by,
                    published_name, published_at, updated_at)
                values (:id::uuid, :clause, 2026, '矩阵', date '2026-08-01' - :days::int, '2026-12-31', :pool::uuid, 100000,
                    'application', '窗口', '0431-80000000', 'published', 'a', '甲', 'b', '乙', now(), now())""", Map.of("pool", pool, "days", String.valueOf(enterprise.hashCode() & 0x3fff)));
    }

    private String batch(String pool) {
        return insert("""
                insert into policy.fund_batch (id, number, pool_id, title, status, maker, maker_name, made_at, checker,
                    checker_name, checked_at)
                values (:id::uuid, 'JZ' || right(:id, 12), :pool::uuid, :title || '批次', 'CLOSED', 'a', '甲', now(), 'b',
                    '乙', now())""", Map.of("pool", pool));
    }

    private String payment(String pool, String batch) {
        return insert("""
                with award as (
                    insert into policy.fund_award (id, enterprise_id, subject_id, subject_name, clause, year, fen, status,
                        at)
                    values (:id::uuid, :enterprise::uuid, :enterprise::uuid, '', :clause, 2026, 100000, 'GRANTED', now())),
                payment as (
                    insert into policy.fund_payment (id, number, pool_id, source, award_id, enterprise_id,
                        enterprise_name, credit_code, park, clause, clause_title, subject_name, purpose, fen, status,
                        maker, maker_name, made_at, batch_id, paid_on, account_id)
                    select :id::uuid, 'JZ' || right(:id, 12), :pool::uuid, '测试资金', :id::uuid, e.id, e.name,
                        e.credit_code, e.park, :clause, :title || '条款', '', :title || '用途', 100000, 'PAID', 'a', '甲',
                        now(), :batch::uuid, '2026-08-31', (select a.id from policy.fund_bank_account a where a.enterprise_id = e.id)
                    from enterprise.enterprise e where e.id = :enterprise::uuid),
                entry as (
                    insert into policy.fund_entry (id, act, payment_id, by_name, at)
                    values (:id::uuid, '付款', :id::uuid, '矩阵', now()))
                insert into policy.fund_line (entry_id, pool_id, account, debit_fen, credit_fen)
                values (:id::uuid, :pool::uuid, 'PAID', 100000, 0), (:id::uuid, :pool::uuid, 'FREE', 0, 100000)""", Map.of("pool", pool, "batch", batch));
    }

    private String draft(String programme) {
        return insert("""
                insert into policy.application (id, programme_id, enterprise_id, enterprise_name, park, clause, subject_id,
                    statement, started_at, updated_at, updated_name)
                values (:id::uuid, :programme::uuid, :enterprise::uuid, :name, :park, :clause, :enterprise::uuid,
                    :title || '说明', now(), now(), '矩阵')""", Map.of("programme", programme));
    }

    private String award(String programme, String payment) {
        return insert("""
                insert into policy.application (id, programme_id, enterprise_id, enterprise_name, park, clause, subject_id,
                    statement, status, case_id, case_number, case_code, frozen, limit_fen, decided_fen, decided_by,
                    decided_name, payment_id, granted_at, paid_at, submitted_at, started_at, updated_at, updated_name)
                values (:id::uuid, :programme::uuid, :enterprise::uuid, :name, :park, :clause, :enterprise::uuid,
                    :title || '说明', 'approved', :case::uuid, 'JZ' || right(:id, 12), 'XXXXXXXX', :frozen::jsonb, 100000,
                    100000, 'b', '乙', :payment::uuid, now(), now(), now(), now(), now(), '矩阵')""", Map.of("programme", programme, "payment", payment, "frozen", FROZEN));
    }

    /** Not granted yet, so that there is nothing to let go. */
    private String part(String award) {
        return insert("""
                insert into policy.application_part (application_id, number, enterprise_id, fen, condition, set_by,
                    set_name)
                values (:award::uuid, 1, :enterprise::uuid, 100000, :title || '条件', 'a', '甲')""", Map.of("award", award));
    }

    /** Both enterprises count on the same bill: what the one is told of the other is part of the question. */
    private String expenditure(String application) {
        return insert("""
                insert into policy.application_expenditure (id, application_id, enterprise_id, number, seller, bill, fen,
                    spent_on)
                values (:id::uuid, :application::uuid, :enterprise::uuid, '矩阵 1', :title || '销售方', '矩阵1/销售方', 100000,
                    '2026-08-01')""", Map.of("application", application));
    }

    private String agreement() {
        return insert("""
                with agreement as (
                    insert into policy.agreement (id, number, enterprise_id, enterprise_name, park, status, in_force,
                        case_id, updated_at, updated_name)
                    values (:id::uuid, 'JZ' || right(:id, 12), :enterprise::uuid, :name, :park, 'in_force', 1,
                        :case::uuid, now(), '矩阵'))
                insert into policy.agreement_edition (agreement_id, number, enterprise_id, status, terms, total_fen, locked,
                    approved_fen, drafted_by, drafted_name, approved_by, approved_name, effective_at)
                values (:id::uuid, 1, :enterprise::uuid, 'approved', json_build_object('title', :title || '约定',
                    'content', :title || '内容', 'basis', '会议纪要', 'document', '测〔2026〕4号',
                    'promises', json_build_array(json_build_object('key', 'P1', 'side', 'ENTERPRISE', 'words', '投产',
                        'fact', '', 'year', 0, 'target', '', 'least', 0, 'due', '2027-06-30')),
                    'instalments', json_build_array(json_build_object('key', 'I1', 'fen', 100000, 'from', '2027-07-01',
                        'promise', 'P1', 'words', ''))), 100000, true, 100000, 'a', '甲', 'b', '乙', now())""", Map.of());
    }

    private String ruling(String agreement) {
        return insert("""
                insert into policy.agreement_ruling (id, agreement_id, promise, enterprise_id, kind, reason, proposed_by,
                    proposed_name, proposed_at)
                values (:id::uuid, :agreement::uuid, 'P1', :enterprise::uuid, 'waive', :title || '理由', 'a', '甲', now())""", Map.of("agreement", agreement));
    }

    /** Over already, so that nothing more is pushed or answered. */
    private String run(String programme) {
        return insert("""
                insert into policy.applyfree_run (id, number, programme_id, clause, title, parks, amount_rule, turn,
                    procedure_code, answer_by, push_days, push_source, pay_days, pay_source, status, started_by,
                    started_name, started_at, examined_at, pushed_by, pushed_name, pushed_at, closed_name, closed_at)
                values (:id::uuid, 'JZ' || right(:id, 12), :programme::uuid, :clause, :title || '轮次', :park, 'EXACT',
                    'CONSENT', 'apply-free', '2026-09-30', 7, '', 60, '', 'CLOSED', 'a', '甲', now(), now(), 'a', '甲',
                    now(), '甲', now())""", Map.of("programme", programme));
    }

    private String offer(String run, String programme) {
        return insert("""
                insert into policy.applyfree_offer (id, run_id, programme_id, enterprise_id, enterprise_name, park, clause,
                    subject_id, place, status, fen, reference_year, standing, reason, pushed_at, answered_name,
                    answered_at, updated_at)
                values (:id::uuid, :run::uuid, :programme::uuid, :enterprise::uuid, :name, :park, :clause,
                    :enterprise::uuid, 1, 'DECLINED', 100000, 2026, :standing::jsonb, :title || '原因', now(), '甲', now(),
                    now())""", Map.of("run", run, "programme", programme, "standing", STANDING));
    }

    private String recovery(String payment) {
        return insert("""
                insert into policy.recovery (id, payment_id, enterprise_id, enterprise_name, park, paid_fen, found, changes,
                    status, opened_at)
                values (:id::uuid, :payment::uuid, :enterprise::uuid, :name, :park, 100000, :title || '不再符合', '[]',
                    'OPEN', now())""", Map.of("payment", payment));
    }

    private String attachment(String application) {
        return insert("""
                with file as (
                    insert into files.attachment (id, owner_kind, owner_id, slot, enterprise_id, series, version, name,
                        kind, size, sha256, draft, added_by, added_account, added_at)
                    values (:id::uuid, 'application', :application, 'e0', :enterprise::uuid, :id::uuid, 1,
                        :title || '.pdf', 'PDF', length(convert_to(:title, 'UTF8')), repeat('0', 64), false, '甲', 'a',
                        now()))
                insert into files.part (attachment_id, enterprise_id, number, content)
                values (:id::uuid, :enterprise::uuid, 0, convert_to(:title, 'UTF8'))""", Map.of("application", application));
    }

    private String insert(String statement, Map<String, String> more) {
        String id = UUID.randomUUID().toString();
        Map<String, String> all = new LinkedHashMap<>(Map.of(
                "id",
                id,
                "enterprise",
                enterprise,
                "name",
                name,
                "park",
                park,
                "title",
                title,
                "case",
                caseId,
                "clause",
                CLAUSE));
        all.putAll(more);
        TestDatabase.sql().sql(statement).params(all).update();
        return id;
    }
}
