-- 资金追回: what paid awards rest on, and the cases that open when it is no longer true. ADR 0374.

create table policy.recovery_watch (
    payment_id    uuid primary key references policy.fund_payment on delete cascade,
    enterprise_id uuid not null,
    clause        text not null,
    subject_id    uuid not null,
    as_of         date not null,
    rules         text not null,
    known         jsonb not null,
    watched_until date not null
);
create index recovery_watch_of on policy.recovery_watch (enterprise_id);
create policy enterprise_reads on policy.recovery_watch for select using (false);
comment on table policy.recovery_watch is '兑现所依据的数据：到账时符合的，数据变动后重新核对';
comment on column policy.recovery_watch.payment_id is '拨付单';
comment on column policy.recovery_watch.enterprise_id is '企业';
comment on column policy.recovery_watch.clause is '条款号';
comment on column policy.recovery_watch.subject_id is '对象';
comment on column policy.recovery_watch.as_of is '核对的基准日';
comment on column policy.recovery_watch.rules is '规则库指纹';
comment on column policy.recovery_watch.known is '到账时的数据，每项注明来源和日期';
comment on column policy.recovery_watch.watched_until is '跟踪到哪一天';

create table policy.recovery (
    id              uuid primary key,
    payment_id      uuid not null references policy.fund_payment on delete cascade,
    enterprise_id   uuid not null,
    enterprise_name text not null,
    park            text not null,
    paid_fen        bigint not null check (paid_fen > 0),
    found           text not null,
    changes         jsonb not null,
    status          text not null check (status in ('OPEN', 'ORDERED', 'COLLECTED', 'DISMISSED')),
    ordered_fen     bigint not null default 0 check (ordered_fen >= 0),
    case_id         uuid,
    case_number     text not null default '',
    opened_at       timestamptz not null,
    closed_at       timestamptz,
    closed_name     text not null default '',
    version         int not null default 1,
    constraint never_more_than_was_paid check (ordered_fen <= paid_fen),
    constraint ordered_says_how_much check (status not in ('ORDERED', 'COLLECTED') or ordered_fen > 0)
);
create unique index recovery_one_at_a_time on policy.recovery (payment_id) where status in ('OPEN', 'ORDERED');
create index recovery_of on policy.recovery (enterprise_id);
create index recovery_newest on policy.recovery (opened_at desc);
create policy enterprise_reads on policy.recovery for select
    using (enterprise_id = nullif(current_setting('app.tenant', true), '')::uuid);
comment on table policy.recovery is '资金追回：已支付的兑现所依据的数据不再成立';
comment on column policy.recovery.id is '编号';
comment on column policy.recovery.payment_id is '拨付单';
comment on column policy.recovery.enterprise_id is '企业';
comment on column policy.recovery.enterprise_name is '企业名称';
comment on column policy.recovery.park is '园区';
comment on column policy.recovery.paid_fen is '已支付（分）';
comment on column policy.recovery.found is '重新核对的结果';
comment on column policy.recovery.changes is '变动的数据：到账时和现在';
comment on column policy.recovery.status is '状态：OPEN 核实中、ORDERED 待追缴、COLLECTED 已追回、DISMISSED 不追回';
comment on column policy.recovery.ordered_fen is '决定追回（分）';
comment on column policy.recovery.case_id is '事项';
comment on column policy.recovery.case_number is '受理编号';
comment on column policy.recovery.opened_at is '发现时间';
comment on column policy.recovery.closed_at is '办结时间';
comment on column policy.recovery.closed_name is '办结人';
comment on column policy.recovery.version is '版本';
