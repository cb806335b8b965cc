create table policy.policy_home (
    policy text primary key check (policy ~ '^[a-z0-9-]{1,60}$'),
    parks text[] check (cardinality(parks) > 0)
);

comment on table policy.policy_home is '政策归属：本系统编写的政策归哪些园区';
comment on column policy.policy_home.policy is '政策号';
comment on column policy.policy_home.parks is '园区编号；空为全部园区';

insert into policy.policy_home (policy)
select policy from policy.policy_draft
union select policy from policy.policy_draft_end
union select policy from policy.published_policy;

-- app.parks holds the parks of whoever asks; without it the work is that of all parks.
create function policy.reaches(asked text) returns boolean language sql stable as $$
    select nullif(current_setting('app.parks', true), '') is null
        or exists (
            select from policy.policy_home home
            where home.policy = asked and home.parks <@ string_to_array(current_setting('app.parks', true), ','))
$$;

create policy park_reads on policy.policy_home for select using (true);
create policy park_adds on policy.policy_home for insert with check (
    nullif(current_setting('app.parks', true), '') is null
    or parks <@ string_to_array(current_setting('app.parks', true), ','));

create policy park_reaches on policy.policy_draft using (policy.reaches(policy)) with check (policy.reaches(policy));
create policy park_reaches on policy.policy_draft_save using (policy.reaches(policy)) with check (policy.reaches(policy));
create policy park_reaches on policy.policy_draft_end using (policy.reaches(policy)) with check (policy.reaches(policy));
create policy park_reaches on policy.policy_working_copy using (policy.reaches(policy)) with check (policy.reaches(policy));

create policy park_reads on policy.published_policy for select using (true);
create policy park_adds on policy.published_policy for insert with check (policy.reaches(policy));

create policy park_reads on policy.official_text for select using (true);
create policy park_adds on policy.official_text for insert with check (policy.reaches(policy));
create policy park_changes on policy.official_text for update using (policy.reaches(policy)) with check (policy.reaches(policy));
