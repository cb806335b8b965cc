-- 请补过数据的企业，补上以后仍看得到这一户办到哪里；园区剔除的不给看. ADR 0534.

drop policy enterprise_reads on policy.applyfree_offer;
create policy enterprise_reads on policy.applyfree_offer for select
    using (enterprise_id = nullif(current_setting('app.tenant', true), '')::uuid
        and (status not in ('CANDIDATE', 'UNVOUCHED', 'LACKING', 'BARRED', 'EXCLUDED')
            or (pushed_at is not null and status in ('CANDIDATE', 'UNVOUCHED', 'BARRED'))));
