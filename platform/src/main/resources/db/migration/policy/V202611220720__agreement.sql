-- 一事一议: agreements with one enterprise, their editions, instalments and promises. ADR 0380–0382.

create sequence policy.agreement_number;

create table policy.agreement (
    id              uuid primary key,
    number          text not null unique,
    enterprise_id   uuid not null references enterprise.enterprise,
    enterprise_name text not null,
    park            text not null,
    status          text not null check (status in ('draft', 'review', 'in_force', 'fulfilled', 'refused', 'ended')),
    edition         integer not null default 1,
    in_force        integer,
    case_id         uuid,
    case_number     text not null default '',
    version         integer not null default 1,
    updated_at      timestamptz not null,
    updated_name    text not null,
    demo            boolean not null default false,
    constraint in_force_has_terms check (status not in ('in_force', 'fulfilled') or in_force is not null)
);
create index agreement_status on policy.agreement (status, updated_at desc);
create index agreement_enterprise on policy.agreement (enterprise_id);
create policy enterprise_reads on policy.agreement for select
    using (status <> 'draft' and enterprise_id = nullif(current_setting('app.tenant', true), '')::uuid);
comment on table policy.agreement is '一事一议：与一家企业单独约定的支持';
comment on column policy.agreement.id is '编号';
comment on column policy.agreement.number is '约定编号';
comment on column policy.agreement.enterprise_id is '企业编号';
comment on column policy.agreement.enterprise_name is '企业名称';
comment on column policy.agreement.park is '园区';
comment on column policy.agreement.status is '状态';
comment on column policy.agreement.edition is '最新的一版';
comment on column policy.agreement.in_force is '生效的一版，空表示还没有';
comment on column policy.agreement.case_id is '最近一次审批的事项编号';
comment on column policy.agreement.case_number is '最近一次审批的受理编号';
comment on column policy.agreement.version is '版本';
comment on column policy.agreement.updated_at is '最后修改时间';
comment on column policy.agreement.updated_name is '最后修改人';
comment on column policy.agreement.demo is '是否演示数据';

create table policy.agreement_edition (
    agreement_id  uuid not null references policy.agreement on delete cascade,
    number        integer not null check (number > 0),
    enterprise_id uuid not null,
    status        text not null check (status in ('draft', 'submitted', 'approved', 'refused', 'replaced')),
    terms         jsonb not null,
    total_fen     bigint not null check (total_fen >= 0),
    reason        text not null default '',
    locked        boolean not null default false,
    approved_fen  bigint,
    drafted_by    text not null,
    drafted_name  text not null,
    approved_by   text,
    approved_name text not null default '',
    effective_at  timestamptz,
    primary key (agreement_id, number),
    constraint approved_by_a_second_person check (approved_by is null or approved_by <> drafted_by),
    constraint approved_as_agreed check (approved_fen is null or approved_fen = total_fen),
    constraint approved_is_signed check (status not in ('approved', 'replaced') or approved_by is not null)
);
create policy enterprise_reads on policy.agreement_edition for select
    using (status <> 'draft' and enterprise_id = nullif(current_setting('app.tenant', true), '')::uuid);
comment on table policy.agreement_edition is '约定的各版：首次约定和以后的补充约定，批准后不再改动';
comment on column policy.agreement_edition.agreement_id is '约定编号';
comment on column policy.agreement_edition.number is '第几版';
comment on column policy.agreement_edition.enterprise_id is '企业编号';
comment on column policy.agreement_edition.status is '状态';
comment on column policy.agreement_edition.terms is '约定内容：依据、承诺、分期';
comment on column policy.agreement_edition.total_fen is '各期合计（分）';
comment on column policy.agreement_edition.reason is '补充约定的理由，首版为空';
comment on column policy.agreement_edition.locked is '受理后锁定，退回后可改';
comment on column policy.agreement_edition.approved_fen is '审定金额（分），等于各期合计';
comment on column policy.agreement_edition.drafted_by is '起草人账号';
comment on column policy.agreement_edition.drafted_name is '起草人';
comment on column policy.agreement_edition.approved_by is '审定人账号';
comment on column policy.agreement_edition.approved_name is '审定人';
comment on column policy.agreement_edition.effective_at is '生效时间';

create table policy.agreement_mark (
    agreement_id  uuid not null references policy.agreement on delete cascade,
    promise       text not null,
    enterprise_id uuid not null,
    done_on       date not null,
    note          text not null,
    by_name       text not null,
    at            timestamptz not null,
    primary key (agreement_id, promise)
);
create policy enterprise_reads on policy.agreement_mark for select
    using (enterprise_id = nullif(current_setting('app.tenant', true), '')::uuid);
comment on table policy.agreement_mark is '人工确认已兑现的承诺';
comment on column policy.agreement_mark.agreement_id is '约定编号';
comment on column policy.agreement_mark.promise is '承诺代号';
comment on column policy.agreement_mark.enterprise_id is '企业编号';
comment on column policy.agreement_mark.done_on is '兑现日期';
comment on column policy.agreement_mark.note is '凭据说明';
comment on column policy.agreement_mark.by_name is '确认人';
comment on column policy.agreement_mark.at is '确认时间';

create table policy.agreement_ruling (
    id            uuid primary key,
    agreement_id  uuid not null references policy.agreement on delete cascade,
    promise       text not null,
    enterprise_id uuid not null,
    kind          text not null check (kind in ('waive', 'extend', 'stop', 'recover')),
    until_day     date,
    reason        text not null,
    proposed_by   text not null,
    proposed_name text not null,
    proposed_at   timestamptz not null,
    status        text not null default 'proposed' check (status in ('proposed', 'decided', 'rejected')),
    decided_by    text,
    decided_name  text not null default '',
    decided_at    timestamptz,
    case_id       uuid,
    constraint decided_by_a_second_person check (decided_by is null or decided_by <> proposed_by),
    constraint extended_to_a_day check (kind <> 'extend' or until_day is not null)
);
create unique index agreement_ruling_open on policy.agreement_ruling (agreement_id, promise) where status = 'proposed';
create index agreement_ruling_case on policy.agreement_ruling (case_id) where case_id is not null;
create policy enterprise_reads on policy.agreement_ruling for select
    using (status = 'decided' and enterprise_id = nullif(current_setting('app.tenant', true), '')::uuid);
comment on table policy.agreement_ruling is '对逾期承诺的处理：一人提出、另一人决定';
comment on column policy.agreement_ruling.id is '编号';
comment on column policy.agreement_ruling.agreement_id is '约定编号';
comment on column policy.agreement_ruling.promise is '承诺代号';
comment on column policy.agreement_ruling.enterprise_id is '企业编号';
comment on column policy.agreement_ruling.kind is '处理：豁免、延期、停止拨付、追回';
comment on column policy.agreement_ruling.until_day is '延期到';
comment on column policy.agreement_ruling.reason is '理由';
comment on column policy.agreement_ruling.proposed_by is '提出人账号';
comment on column policy.agreement_ruling.proposed_name is '提出人';
comment on column policy.agreement_ruling.proposed_at is '提出时间';
comment on column policy.agreement_ruling.status is '状态';
comment on column policy.agreement_ruling.decided_by is '决定人账号';
comment on column policy.agreement_ruling.decided_name is '决定人';
comment on column policy.agreement_ruling.decided_at is '决定时间';
comment on column policy.agreement_ruling.case_id is '追回事项编号';

create table policy.agreement_payment (
    agreement_id  uuid not null references policy.agreement on delete cascade,
    instalment    text not null,
    enterprise_id uuid not null,
    fen           bigint not null check (fen > 0),
    payment_id    uuid not null,
    asked_by      text not null,
    asked_name    text not null,
    asked_at      timestamptz not null,
    approved_by   text,
    approved_name text not null default '',
    approved_at   timestamptz,
    primary key (agreement_id, instalment),
    constraint paid_by_a_second_person check (approved_by is null or approved_by <> asked_by)
);
create policy enterprise_reads on policy.agreement_payment for select
    using (enterprise_id = nullif(current_setting('app.tenant', true), '')::uuid);
comment on table policy.agreement_payment is '已提请拨付的期次，每期只有一笔';
comment on column policy.agreement_payment.agreement_id is '约定编号';
comment on column policy.agreement_payment.instalment is '期次代号';
comment on column policy.agreement_payment.enterprise_id is '企业编号';
comment on column policy.agreement_payment.fen is '金额（分）';
comment on column policy.agreement_payment.payment_id is '拨付单编号';
comment on column policy.agreement_payment.asked_by is '提请人账号';
comment on column policy.agreement_payment.asked_name is '提请人';
comment on column policy.agreement_payment.asked_at is '提请时间';
comment on column policy.agreement_payment.approved_by is '审定人账号';
comment on column policy.agreement_payment.approved_name is '审定人';
comment on column policy.agreement_payment.approved_at is '审定时间';

create table policy.agreement_warning (
    agreement_id uuid not null references policy.agreement on delete cascade,
    promise      text not null,
    due          date not null,
    stage        text not null check (stage in ('near', 'missed')),
    at           timestamptz not null,
    primary key (agreement_id, promise, due, stage)
);
comment on table policy.agreement_warning is '已发出的承诺提醒，每个期限各发一次';
comment on column policy.agreement_warning.agreement_id is '约定编号';
comment on column policy.agreement_warning.promise is '承诺代号';
comment on column policy.agreement_warning.due is '兑现期限';
comment on column policy.agreement_warning.stage is '快到期或已逾期';
comment on column policy.agreement_warning.at is '发出时间';
