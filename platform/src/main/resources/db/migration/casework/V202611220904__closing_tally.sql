-- Sums over a million closed cases are read from here: cases that are alike in one row, by the month of their end.
-- Every change of the accounts adds a row, so that nobody waits for anybody; the round puts rows together. ADR 0441.
create table casework.closing_tally (
    closed_on      date not null,
    procedure      text not null,
    topic          text not null,
    topic_title    text not null,
    park           text,
    status         text not null,
    days           integer not null,
    corrections    integer not null,
    attendances    integer not null,
    cases          bigint not null,
    office_days    bigint not null,
    applicant_days bigint not null,
    paused_days    bigint not null
);
create index closing_tally_month on casework.closing_tally (closed_on);
comment on table casework.closing_tally is '办结账的合计：同样的事项并成一行，改动以增减的行追加';
comment on column casework.closing_tally.closed_on is '办结的月份，记作当月一日';
comment on column casework.closing_tally.procedure is '流程代码';
comment on column casework.closing_tally.topic is '事由代码';
comment on column casework.closing_tally.topic_title is '事由';
comment on column casework.closing_tally.park is '园区';
comment on column casework.closing_tally.status is '结果';
comment on column casework.closing_tally.days is '每件的工作日';
comment on column casework.closing_tally.corrections is '每件的补正次数';
comment on column casework.closing_tally.attendances is '每件的到场次数';
comment on column casework.closing_tally.cases is '件数，减去的为负';
comment on column casework.closing_tally.office_days is '办理用时合计（工作日）';
comment on column casework.closing_tally.applicant_days is '在申请人处合计（工作日）';
comment on column casework.closing_tally.paused_days is '其他不计时段合计（工作日）';

create table casework.closing_stage_tally (
    closed_on      date not null,
    procedure      text not null,
    topic          text not null,
    park           text,
    status         text not null,
    stage          text not null,
    name           text not null,
    visit          integer not null,
    limit_days     integer,
    used_days      integer,
    visits         bigint not null,
    office_days    bigint not null,
    applicant_days bigint not null,
    paused_days    bigint not null
);
create index closing_stage_tally_month on casework.closing_stage_tally (closed_on);
comment on table casework.closing_stage_tally is '办结账各环节的合计：同样的环节经过并成一行，改动以增减的行追加';
comment on column casework.closing_stage_tally.closed_on is '事项办结的月份，记作当月一日';
comment on column casework.closing_stage_tally.procedure is '流程代码';
comment on column casework.closing_stage_tally.topic is '事由代码';
comment on column casework.closing_stage_tally.park is '园区';
comment on column casework.closing_stage_tally.status is '事项的结果';
comment on column casework.closing_stage_tally.stage is '环节代码';
comment on column casework.closing_stage_tally.name is '环节';
comment on column casework.closing_stage_tally.visit is '第几次环节经过';
comment on column casework.closing_stage_tally.limit_days is '每次的时限（工作日），空表示没有以工作日计的时限';
comment on column casework.closing_stage_tally.used_days is '每次的时限已用（工作日），空表示没有以工作日计的时限';
comment on column casework.closing_stage_tally.visits is '次数，减去的为负';
comment on column casework.closing_stage_tally.office_days is '办理用时合计（工作日）';
comment on column casework.closing_stage_tally.applicant_days is '在申请人处合计（工作日）';
comment on column casework.closing_stage_tally.paused_days is '其他不计时段合计（工作日）';

-- By right of the owner: a case also ends on the enterprise's side, which reaches no sums.
create function casework.tally_closing() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op <> 'INSERT' then
        insert into casework.closing_tally
        select date_trunc('month', closed_on::timestamp)::date, procedure, topic, topic_title, park, status,
            office_days + applicant_days + paused_days, corrections, attendances,
            -count(*), -sum(office_days), -sum(applicant_days), -sum(paused_days)
        from gone group by 1, 2, 3, 4, 5, 6, 7, 8, 9;
    end if;
    if tg_op <> 'DELETE' then
        insert into casework.closing_tally
        select date_trunc('month', closed_on::timestamp)::date, procedure, topic, topic_title, park, status,
            office_days + applicant_days + paused_days, corrections, attendances,
            count(*), sum(office_days), sum(applicant_days), sum(paused_days)
        from added group by 1, 2, 3, 4, 5, 6, 7, 8, 9;
    end if;
    return null;
end $$;

create function casework.tally_closing_stage() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op <> 'INSERT' then
        insert into casework.closing_stage_tally
        select date_trunc('month', closed_on::timestamp)::date, procedure, topic, park, status, stage, name, visit,
            limit_days, used_days, -count(*), -sum(office_days), -sum(applicant_days), -sum(paused_days)
        from gone group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10;
    end if;
    if tg_op <> 'DELETE' then
        insert into casework.closing_stage_tally
        select date_trunc('month', closed_on::timestamp)::date, procedure, topic, park, status, stage, name, visit,
            limit_days, used_days, count(*), sum(office_days), sum(applicant_days), sum(paused_days)
        from added group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10;
    end if;
    return null;
end $$;

-- Triggers need no right to it, and nobody else may call it.
revoke execute on function casework.tally_closing(), casework.tally_closing_stage() from public;

create trigger tallied_new after insert on casework.closing referencing new table as added
    for each statement execute function casework.tally_closing();
create trigger tallied_changed after update on casework.closing referencing old table as gone new table as added
    for each statement execute function casework.tally_closing();
create trigger tallied_gone after delete on casework.closing referencing old table as gone
    for each statement execute function casework.tally_closing();
create trigger tallied_new after insert on casework.closing_stage referencing new table as added
    for each statement execute function casework.tally_closing_stage();
create trigger tallied_changed after update on casework.closing_stage
    referencing old table as gone new table as added
    for each statement execute function casework.tally_closing_stage();
create trigger tallied_gone after delete on casework.closing_stage referencing old table as gone
    for each statement execute function casework.tally_closing_stage();

insert into casework.closing_tally
select date_trunc('month', closed_on::timestamp)::date, procedure, topic, topic_title, park, status,
    office_days + applicant_days + paused_days, corrections, attendances,
    count(*), sum(office_days), sum(applicant_days), sum(paused_days)
from casework.closing group by 1, 2, 3, 4, 5, 6, 7, 8, 9;
insert into casework.closing_stage_tally
select date_trunc('month', closed_on::timestamp)::date, procedure, topic, park, status, stage, name, visit,
    limit_days, used_days, count(*), sum(office_days), sum(applicant_days), sum(paused_days)
from casework.closing_stage group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10;
