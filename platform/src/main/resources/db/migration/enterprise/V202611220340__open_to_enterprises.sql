-- What an enterprise's people reach beyond the rows that bear its id. A policy named enterprise_… is this table's word
-- about the enterprise side; the preparation after the migrations hands it to that side's account.
create policy enterprise_reads on enterprise.enterprise for select
    using (id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy enterprise_updates on enterprise.enterprise for update
    using (id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (id = nullif(current_setting('app.tenant', true), '')::uuid);

create policy enterprise_reads on enterprise.park for select using (true);
create policy enterprise_reads on enterprise.park_figure for select using (true);
