create table policy.programme (
    id             uuid primary key,
    clause         text not null check (clause like '%/%'),
    year           smallint not null check (year between 2000 and 2099),
    title          text not null check (length(title) between 1 and 100),
    notice         text not null default '',
    opens_on       date not null,
    closes_on      date not null,
    pool_id        uuid,
    amount_fen     bigint not null check (amount_fen > 0),
    granted_fen    bigint not null default 0,
    procedure_code text not null,
    evidence       text[] not null default '{}',
    contact        text not null,
    contact_phone  text not null,
    status         text not null default 'draft' check (status in ('draft', 'published', 'closed')),
    drafted_by     text not null,
    drafted_name   text not null,
    published_by   text,
    published_name text,
    published_at   timestamptz,
    closed_name    text,
    closed_at      timestamptz,
    closed_reason  text,
    demo           boolean not null default false,
    version        integer not null default 1,
    updated_at     timestamptz not null,
    constraint window_has_days check (opens_on <= closes_on),
    constraint published_by_a_second_person check (published_by is null or published_by <> drafted_by),
    constraint published_is_signed check (status = 'draft' or published_at is not null),
    constraint granted_within_the_amount check (granted_fen between 0 and amount_fen)
);
create index programme_window on policy.programme (status, closes_on);
create unique index programme_once_a_year on policy.programme (clause, year, opens_on) where status <> 'draft';
comment on table policy.programme is '兑现安排：某一年度开放一个条款的申报';
comment on column policy.programme.id is '编号';
comment on column policy.programme.clause is '条款号';
comment on column policy.programme.year is '年度';
comment on column policy.programme.title is '名称';
comment on column policy.programme.notice is '申报说明';
comment on column policy.programme.opens_on is '开始受理之日';
comment on column policy.programme.closes_on is '截止受理之日，当日 24 时止';
comment on column policy.programme.pool_id is '资金池编号';
comment on column policy.programme.amount_fen is '安排金额（分）';
comment on column policy.programme.granted_fen is '已核定金额（分）';
comment on column policy.programme.procedure_code is '办理流程代码';
comment on column policy.programme.evidence is '材料清单';
comment on column policy.programme.contact is '咨询单位或岗位';
comment on column policy.programme.contact_phone is '咨询电话';
comment on column policy.programme.status is '状态';
comment on column policy.programme.drafted_by is '草拟人账号';
comment on column policy.programme.drafted_name is '草拟人';
comment on column policy.programme.published_by is '发布人账号';
comment on column policy.programme.published_name is '发布人';
comment on column policy.programme.published_at is '发布时间';
comment on column policy.programme.closed_name is '关闭人';
comment on column policy.programme.closed_at is '关闭时间';
comment on column policy.programme.closed_reason is '关闭原因';
comment on column policy.programme.demo is '是否演示数据';
comment on column policy.programme.version is '版本';
comment on column policy.programme.updated_at is '最后修改时间';
create policy enterprise_reads on policy.programme for select using (status <> 'draft');
