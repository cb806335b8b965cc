-- 免申即享: public clocks, runs and the offers of each. ADR 0370–0373.

create table policy.applyfree_clock (
    key          text primary key check (key in ('push', 'pay')),
    amount       int not null check (amount between 1 and 365),
    source       text not null check (length(source) between 1 and 300),
    version      int not null default 1,
    updated_name text not null,
    updated_at   timestamptz not null
);
comment on table policy.applyfree_clock is '免申即享的公开时限';
comment on column policy.applyfree_clock.key is '时限：push 名单生成到推送、pay 企业确认到到账';
comment on column policy.applyfree_clock.amount is '工作日数';
comment on column policy.applyfree_clock.source is '依据';
comment on column policy.applyfree_clock.version is '版本';
comment on column policy.applyfree_clock.updated_name is '最后修改人';
comment on column policy.applyfree_clock.updated_at is '最后修改时间';
insert into policy.applyfree_clock (key, amount, source, updated_name, updated_at) values
    ('push', 7, '参照《四川省惠企政策“直达快享”实施方案》（川办函〔2024〕17号）二（四）：新出台政策 7 个工作日内发布申兑指南；本地另有规定的，请在此更改', '随系统提供', now()),
    ('pay', 60, '参照《四川省惠企政策“直达快享”实施方案》（川办函〔2024〕17号）二（四）：原则上 60 个工作日内兑现；本地另有规定的，请在此更改', '随系统提供', now());
create policy enterprise_reads on policy.applyfree_clock for select using (true);

create sequence policy.applyfree_run_number;

create table policy.applyfree_run (
    id             uuid primary key,
    number         text not null unique,
    programme_id   uuid not null references policy.programme,
    clause         text not null,
    title          text not null,
    parks          text not null default '',
    amount_rule    text not null check (amount_rule in ('EXACT', 'FORMULA', 'FIXED')),
    fixed_fen      bigint not null default 0 check (fixed_fen >= 0),
    basis          text not null default '',
    turn           text not null check (turn in ('CONSENT', 'LIST')),
    procedure_code text not null,
    answer_by      date not null,
    push_days      int not null,
    push_source    text not null,
    pay_days       int not null,
    pay_source     text not null,
    status         text not null default 'OPEN' check (status in ('OPEN', 'CLOSED')),
    started_by     text not null,
    started_name   text not null,
    started_at     timestamptz not null,
    examined_at    timestamptz not null,
    pushed_by      text,
    pushed_name    text,
    pushed_at      timestamptz,
    closed_name    text,
    closed_at      timestamptz,
    demo           boolean not null default false,
    version        int not null default 1,
    constraint fixed_amount_is_said check (amount_rule <> 'FIXED' or fixed_fen > 0),
    constraint stated_amount_has_a_basis check (amount_rule = 'EXACT' or basis <> ''),
    constraint pushed_by_somebody check (pushed_at is null or pushed_by is not null)
);
create unique index applyfree_one_open_run on policy.applyfree_run (programme_id, parks) where status = 'OPEN';
create policy enterprise_reads on policy.applyfree_run for select using (pushed_at is not null);
comment on table policy.applyfree_run is '免申即享轮次：按一份兑现安排找出应享企业';
comment on column policy.applyfree_run.id is '编号';
comment on column policy.applyfree_run.number is '轮次号';
comment on column policy.applyfree_run.programme_id is '兑现安排';
comment on column policy.applyfree_run.clause is '条款号';
comment on column policy.applyfree_run.title is '名称';
comment on column policy.applyfree_run.parks is '园区代码，逗号分隔，空表示全部';
comment on column policy.applyfree_run.amount_rule is '金额口径：EXACT 条款的确定金额、FORMULA 按公式全额、FIXED 每户定额';
comment on column policy.applyfree_run.fixed_fen is '每户定额（分）';
comment on column policy.applyfree_run.basis is '金额口径的依据文件';
comment on column policy.applyfree_run.turn is '预留顺序：CONSENT 按确认先后、LIST 确认期满后按名单顺序';
comment on column policy.applyfree_run.procedure_code is '办理流程代码';
comment on column policy.applyfree_run.answer_by is '企业确认截止日，当日 24 时止';
comment on column policy.applyfree_run.push_days is '推送时限（工作日）';
comment on column policy.applyfree_run.push_source is '推送时限的依据';
comment on column policy.applyfree_run.pay_days is '到账时限（工作日）';
comment on column policy.applyfree_run.pay_source is '到账时限的依据';
comment on column policy.applyfree_run.status is '状态：OPEN 进行中、CLOSED 已结束';
comment on column policy.applyfree_run.started_by is '生成名单的账号';
comment on column policy.applyfree_run.started_name is '生成名单的人';
comment on column policy.applyfree_run.started_at is '生成名单的时间';
comment on column policy.applyfree_run.examined_at is '最近一次核对数据的时间';
comment on column policy.applyfree_run.pushed_by is '推送人的账号';
comment on column policy.applyfree_run.pushed_name is '推送人';
comment on column policy.applyfree_run.pushed_at is '首次推送时间';
comment on column policy.applyfree_run.closed_name is '结束人';
comment on column policy.applyfree_run.closed_at is '结束时间';
comment on column policy.applyfree_run.demo is '是否演示数据';
comment on column policy.applyfree_run.version is '版本';

create table policy.applyfree_offer (
    id              uuid primary key,
    run_id          uuid not null references policy.applyfree_run on delete cascade,
    programme_id    uuid not null,
    enterprise_id   uuid not null,
    enterprise_name text not null,
    park            text not null,
    clause          text not null,
    subject_id      uuid not null,
    subject_name    text not null default '',
    place           int not null,
    status          text not null check (status in ('CANDIDATE', 'UNVOUCHED', 'LACKING', 'ASKED', 'BARRED', 'EXCLUDED',
        'PUSHED', 'CONSENTED', 'DECLINED', 'LAPSED', 'RUNNING', 'APPROVED', 'PAID', 'REFUSED', 'CANCELLED')),
    fen             bigint not null default 0 check (fen >= 0),
    reference_year  int not null,
    tier            int not null default 0,
    standing        jsonb not null,
    reason          text not null default '',
    pushed_at       timestamptz,
    reminded_at     timestamptz,
    answered_name   text not null default '',
    answered_at     timestamptz,
    account_id      uuid,
    account_shown   text not null default '',
    payment_id      uuid,
    case_id         uuid,
    case_number     text not null default '',
    paid_on         date,
    version         int not null default 1,
    updated_at      timestamptz not null,
    constraint money_is_said check (status in ('LACKING', 'ASKED', 'BARRED', 'UNVOUCHED', 'EXCLUDED') or fen > 0),
    constraint exception_has_a_reason check (status not in ('EXCLUDED', 'BARRED', 'DECLINED', 'REFUSED', 'CANCELLED')
        or reason <> ''),
    constraint consent_names_an_account check (status <> 'CONSENTED' or (account_id is not null and answered_at is not null)),
    constraint in_hand_has_money check (status not in ('RUNNING', 'APPROVED', 'PAID')
        or (payment_id is not null and case_id is not null))
);
create unique index applyfree_offer_once on policy.applyfree_offer (run_id, subject_id);
create unique index applyfree_offer_in_hand on policy.applyfree_offer (programme_id, subject_id)
    where status in ('PUSHED', 'CONSENTED', 'RUNNING', 'APPROVED', 'PAID');
create index applyfree_offer_list on policy.applyfree_offer (run_id, status, place);
create index applyfree_offer_of on policy.applyfree_offer (enterprise_id, status);
create index applyfree_offer_payment on policy.applyfree_offer (payment_id) where payment_id is not null;
create policy enterprise_reads on policy.applyfree_offer for select
    using (enterprise_id = nullif(current_setting('app.tenant', true), '')::uuid
        and status not in ('CANDIDATE', 'UNVOUCHED', 'LACKING', 'BARRED', 'EXCLUDED'));
create policy enterprise_answers on policy.applyfree_offer for update
    using (enterprise_id = nullif(current_setting('app.tenant', true), '')::uuid and status = 'PUSHED')
    with check (enterprise_id = nullif(current_setting('app.tenant', true), '')::uuid
        and status in ('CONSENTED', 'DECLINED'));
comment on table policy.applyfree_offer is '免申即享名单：一轮里的一户（或其一个产品、项目）';
comment on column policy.applyfree_offer.id is '编号';
comment on column policy.applyfree_offer.run_id is '轮次';
comment on column policy.applyfree_offer.programme_id is '兑现安排';
comment on column policy.applyfree_offer.enterprise_id is '企业';
comment on column policy.applyfree_offer.enterprise_name is '企业名称';
comment on column policy.applyfree_offer.park is '园区';
comment on column policy.applyfree_offer.clause is '条款号';
comment on column policy.applyfree_offer.subject_id is '对象：企业自身，或其产品、项目、平台、团队';
comment on column policy.applyfree_offer.subject_name is '对象名称，企业自身为空';
comment on column policy.applyfree_offer.place is '名单序号';
comment on column policy.applyfree_offer.status is '状态';
comment on column policy.applyfree_offer.fen is '拟兑现金额（分）';
comment on column policy.applyfree_offer.reference_year is '所属年度';
comment on column policy.applyfree_offer.tier is '最高档次，不分档为 0';
comment on column policy.applyfree_offer.standing is '核对结果：条件树、数据来源、缺项和规则版本';
comment on column policy.applyfree_offer.reason is '剔除、不列入、放弃、等候或不予兑现的原因';
comment on column policy.applyfree_offer.pushed_at is '推送时间';
comment on column policy.applyfree_offer.reminded_at is '最近一次提醒时间';
comment on column policy.applyfree_offer.answered_name is '企业答复人';
comment on column policy.applyfree_offer.answered_at is '企业答复时间';
comment on column policy.applyfree_offer.account_id is '企业确认的收款账户';
comment on column policy.applyfree_offer.account_shown is '收款账户，脱敏';
comment on column policy.applyfree_offer.payment_id is '拨付单';
comment on column policy.applyfree_offer.case_id is '事项';
comment on column policy.applyfree_offer.case_number is '受理编号';
comment on column policy.applyfree_offer.paid_on is '到账日期';
comment on column policy.applyfree_offer.version is '版本';
comment on column policy.applyfree_offer.updated_at is '最后变动时间';
