-- What cases were about, and what those that ended took. ADR 0375, 0376.

alter table casework.case_file add column topic text not null default '';
alter table casework.case_file add column topic_title text not null default '';
comment on column casework.case_file.topic is '事由代码，如条款号，统计按它分开';
comment on column casework.case_file.topic_title is '事由';

create table casework.attendance (
    id            uuid primary key,
    case_id       uuid not null references casework.case_file on delete cascade,
    day           date not null,
    reason        text not null,
    by_name       text not null,
    at            timestamptz not null,
    enterprise_id uuid
);
create index attendance_case on casework.attendance (case_id);
comment on table casework.attendance is '申请人到场：跑动次数由此和补正次数算出';
comment on column casework.attendance.id is '编号';
comment on column casework.attendance.case_id is '事项';
comment on column casework.attendance.day is '哪一天';
comment on column casework.attendance.reason is '为何到场';
comment on column casework.attendance.by_name is '登记人';
comment on column casework.attendance.at is '登记时间';
comment on column casework.attendance.enterprise_id is '申请企业';

create table casework.closing (
    case_id        uuid primary key references casework.case_file on delete cascade,
    enterprise_id  uuid,
    procedure      text not null,
    topic          text not null,
    topic_title    text not null,
    park           text,
    status         text not null check (status in ('PASSED', 'REFUSED', 'WITHDRAWN')),
    opened_on      date not null,
    closed_on      date not null,
    office_days    integer not null check (office_days >= 0),
    applicant_days integer not null check (applicant_days >= 0),
    paused_days    integer not null check (paused_days >= 0),
    corrections    integer not null check (corrections >= 0),
    attendances    integer not null check (attendances >= 0),
    basis          integer not null
);
create index closing_day on casework.closing (closed_on desc, case_id);
comment on table casework.closing is '办结账：每件办结的事项用了多少工作日、申请人跑了几次';
comment on column casework.closing.case_id is '事项';
comment on column casework.closing.enterprise_id is '申请企业';
comment on column casework.closing.procedure is '流程代码';
comment on column casework.closing.topic is '事由代码';
comment on column casework.closing.topic_title is '事由';
comment on column casework.closing.park is '园区';
comment on column casework.closing.status is '结果';
comment on column casework.closing.opened_on is '提交日';
comment on column casework.closing.closed_on is '办结日';
comment on column casework.closing.office_days is '办理用时（工作日）';
comment on column casework.closing.applicant_days is '在申请人处（工作日）';
comment on column casework.closing.paused_days is '其他不计时段（工作日）';
comment on column casework.closing.corrections is '补正次数';
comment on column casework.closing.attendances is '到场次数';
comment on column casework.closing.basis is '按哪份日历算出';

create table casework.closing_stage (
    case_id        uuid not null references casework.closing on delete cascade,
    visit          integer not null,
    enterprise_id  uuid,
    procedure      text not null,
    topic          text not null,
    park           text,
    status         text not null,
    closed_on      date not null,
    stage          text not null,
    name           text not null,
    began_on       date not null,
    ended_on       date not null,
    office_days    integer not null,
    applicant_days integer not null,
    paused_days    integer not null,
    limit_days     integer,
    used_days      integer,
    primary key (case_id, visit)
);
create index closing_stage_day on casework.closing_stage (closed_on desc, case_id, visit);
comment on table casework.closing_stage is '办结账的各环节：一次环节经过一行，加起来就是整件事项';
comment on column casework.closing_stage.case_id is '事项';
comment on column casework.closing_stage.visit is '第几次环节经过';
comment on column casework.closing_stage.enterprise_id is '申请企业';
comment on column casework.closing_stage.procedure is '流程代码';
comment on column casework.closing_stage.topic is '事由代码';
comment on column casework.closing_stage.park is '园区';
comment on column casework.closing_stage.status is '事项的结果';
comment on column casework.closing_stage.closed_on is '事项的办结日';
comment on column casework.closing_stage.stage is '环节代码';
comment on column casework.closing_stage.name is '环节';
comment on column casework.closing_stage.began_on is '进入日';
comment on column casework.closing_stage.ended_on is '离开日';
comment on column casework.closing_stage.office_days is '办理用时（工作日）';
comment on column casework.closing_stage.applicant_days is '在申请人处（工作日）';
comment on column casework.closing_stage.paused_days is '其他不计时段（工作日）';
comment on column casework.closing_stage.limit_days is '时限（工作日），空表示没有以工作日计的时限';
comment on column casework.closing_stage.used_days is '时限已用（工作日），空表示没有以工作日计的时限';
