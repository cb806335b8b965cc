-- 超时限 is measured by the limit as it was extended, 压缩 by the procedure's own. ADR 0512.
alter table casework.closing_stage add column allowed_days integer;
comment on column casework.closing_stage.allowed_days is '依法延长后的时限（工作日），超时限按它算，空表示没有以工作日计的时限';
alter table casework.closing_stage_tally add column allowed_days integer;
comment on column casework.closing_stage_tally.allowed_days is '每次依法延长后的时限（工作日）';

create or replace function casework.tally_closing_stage() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op <> 'INSERT' then
        insert into casework.closing_stage_tally (closed_on, procedure, topic, park, status, stage, name, visit,
            limit_days, allowed_days, used_days, statutory_days, visits, office_days, applicant_days, paused_days)
        select date_trunc('month', closed_on::timestamp)::date, procedure, topic, park, status, stage, name, visit,
            limit_days, allowed_days, used_days, statutory_days, -count(*), -sum(office_days), -sum(applicant_days),
            -sum(paused_days)
        from gone group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12;
    end if;
    if tg_op <> 'DELETE' then
        insert into casework.closing_stage_tally (closed_on, procedure, topic, park, status, stage, name, visit,
            limit_days, allowed_days, used_days, statutory_days, visits, office_days, applicant_days, paused_days)
        select date_trunc('month', closed_on::timestamp)::date, procedure, topic, park, status, stage, name, visit,
            limit_days, allowed_days, used_days, statutory_days, count(*), sum(office_days), sum(applicant_days), sum(paused_days)
        from added group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12;
    end if;
    return null;
end $$;

update casework.closing_stage c set allowed_days = c.limit_days + v.extension
from casework.visit v
where v.case_id = c.case_id and v.number = c.visit and c.limit_days is not null;
