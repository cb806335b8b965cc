-- Who has agreed and waits for money may still give it up.
drop policy enterprise_answers on policy.applyfree_offer;
create policy enterprise_answers on policy.applyfree_offer for update
    using (enterprise_id = nullif(current_setting('app.tenant', true), '')::uuid and status in ('PUSHED', 'CONSENTED'))
    with check (enterprise_id = nullif(current_setting('app.tenant', true), '')::uuid
        and status in ('CONSENTED', 'DECLINED'));
