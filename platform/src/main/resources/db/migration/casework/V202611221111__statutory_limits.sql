-- What the law allows at most, kept as it was when the case came into the stage. ADR 0464.
alter table casework.visit
    add column statutory_amount integer,
    add column statutory_unit   text,
    add column statutory_source text not null default '';
comment on column casework.visit.statutory_amount is '法定时限数量，空表示没有填';
comment on column casework.visit.statutory_unit is '法定时限单位';
comment on column casework.visit.statutory_source is '法定时限依据';

alter table casework.closing_stage add column statutory_days integer;
comment on column casework.closing_stage.statutory_days is '法定时限（工作日），空表示没有填或不以工作日计';
alter table casework.closing_stage_tally add column statutory_days integer;
comment on column casework.closing_stage_tally.statutory_days is '每次的法定时限（工作日），空表示没有填或不以工作日计';

create or replace function casework.tally_closing_stage() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op <> 'INSERT' then
        insert into casework.closing_stage_tally (closed_on, procedure, topic, park, status, stage, name, visit,
            limit_days, used_days, statutory_days, visits, office_days, applicant_days, paused_days)
        select date_trunc('month', closed_on::timestamp)::date, procedure, topic, park, status, stage, name, visit,
            limit_days, used_days, statutory_days, -count(*), -sum(office_days), -sum(applicant_days),
            -sum(paused_days)
        from gone group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11;
    end if;
    if tg_op <> 'DELETE' then
        insert into casework.closing_stage_tally (closed_on, procedure, topic, park, status, stage, name, visit,
            limit_days, used_days, statutory_days, visits, office_days, applicant_days, paused_days)
        select date_trunc('month', closed_on::timestamp)::date, procedure, topic, park, status, stage, name, visit,
            limit_days, used_days, statutory_days, count(*), sum(office_days), sum(applicant_days), sum(paused_days)
        from added group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11;
    end if;
    return null;
end $$;
