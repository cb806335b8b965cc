create table policy.application (
    id              uuid primary key,
    programme_id    uuid not null references policy.programme,
    enterprise_id   uuid not null,
    enterprise_name text not null,
    park            text not null,
    clause          text not null,
    subject_id      uuid not null,
    subject_name    text not null default '',
    status          text not null default 'draft'
        check (status in ('draft', 'submitted', 'correcting', 'approved', 'refused', 'withdrawn', 'discarded')),
    answers         jsonb not null default '{}',
    statement       text not null default '' check (length(statement) <= 2000),
    reopened        text[] not null default '{}',
    asked           text not null default '',
    case_id         uuid,
    case_number     text,
    case_code       text,
    frozen          jsonb,
    limit_fen       bigint,
    decided_fen     bigint,
    decided_reason  text not null default '',
    decided_by      text,
    decided_name    text,
    payment_id      uuid,
    granted_at      timestamptz,
    paid_at         timestamptz,
    submitted_at    timestamptz,
    version         integer not null default 1,
    started_at      timestamptz not null,
    updated_at      timestamptz not null,
    updated_name    text not null,
    demo            boolean not null default false,
    constraint submitted_is_a_case check (status in ('draft', 'discarded') or (case_id is not null and frozen is not null)),
    constraint never_above_the_limit check (decided_fen is null or (decided_fen > 0 and decided_fen <= limit_fen)),
    constraint less_has_a_reason check (decided_fen is null or decided_fen = limit_fen or decided_reason <> '')
);
create unique index application_once on policy.application (programme_id, enterprise_id, subject_id)
    where status in ('draft', 'submitted', 'correcting');
create unique index application_case on policy.application (case_id) where case_id is not null;
create index application_of on policy.application (enterprise_id, updated_at desc);
create index application_status on policy.application (status, updated_at desc);
comment on table policy.application is '申报：一家企业按一份兑现安排提出';
comment on column policy.application.id is '编号';
comment on column policy.application.programme_id is '兑现安排编号';
comment on column policy.application.enterprise_id is '企业编号';
comment on column policy.application.enterprise_name is '企业名称';
comment on column policy.application.park is '园区';
comment on column policy.application.clause is '条款号';
comment on column policy.application.subject_id is '申报对象编号：企业自身，或其产品、项目、平台、团队';
comment on column policy.application.subject_name is '申报对象名称，企业自身为空';
comment on column policy.application.status is '状态';
comment on column policy.application.answers is '填报的数据，按字段';
comment on column policy.application.statement is '补充说明';
comment on column policy.application.reopened is '补正时重新开放的项目';
comment on column policy.application.asked is '补正要求';
comment on column policy.application.case_id is '事项编号';
comment on column policy.application.case_number is '受理编号';
comment on column policy.application.case_code is '查询码';
comment on column policy.application.frozen is '提交时的体检结果和规则版本';
comment on column policy.application.limit_fen is '核定金额的上限（分）：公式和封顶数中较小者';
comment on column policy.application.decided_fen is '核定金额（分）';
comment on column policy.application.decided_reason is '低于上限的理由';
comment on column policy.application.decided_by is '核定人账号';
comment on column policy.application.decided_name is '核定人';
comment on column policy.application.payment_id is '拨付单编号';
comment on column policy.application.granted_at is '审定时间';
comment on column policy.application.paid_at is '得知已支付的时间';
comment on column policy.application.submitted_at is '首次提交时间';
comment on column policy.application.version is '版本';
comment on column policy.application.started_at is '开始填报时间';
comment on column policy.application.updated_at is '最后修改时间';
comment on column policy.application.updated_name is '最后修改人';
comment on column policy.application.demo is '是否演示数据';
