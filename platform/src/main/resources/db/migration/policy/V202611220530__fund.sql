-- 资金: budget pools, their ledger, awards, payments, batches. ADR 0320–0325.

create table policy.fund_pool (
    id            uuid primary key,
    year          int not null check (year between 2000 and 2100),
    name          text not null,
    source        text not null,
    document      text not null,
    total_fen     bigint not null default 0,
    frozen_fen    bigint not null default 0 check (frozen_fen >= 0),
    reserved_fen  bigint not null default 0 check (reserved_fen >= 0),
    committed_fen bigint not null default 0 check (committed_fen >= 0),
    paid_fen      bigint not null default 0 check (paid_fen >= 0),
    demo          boolean not null default false,
    created_by    text not null,
    created_at    timestamptz not null,
    unique (year, name),
    constraint never_overspent check (frozen_fen + reserved_fen + committed_fen + paid_fen <= total_fen)
);
comment on table policy.fund_pool is '资金池';
comment on column policy.fund_pool.id is '编号';
comment on column policy.fund_pool.year is '预算年度';
comment on column policy.fund_pool.name is '名称';
comment on column policy.fund_pool.source is '资金来源';
comment on column policy.fund_pool.document is '下达文件的文号';
comment on column policy.fund_pool.total_fen is '预算总额（分）';
comment on column policy.fund_pool.frozen_fen is '冻结（分）';
comment on column policy.fund_pool.reserved_fen is '已预留（分）';
comment on column policy.fund_pool.committed_fen is '已核定待拨付（分）';
comment on column policy.fund_pool.paid_fen is '已支付（分）';
comment on column policy.fund_pool.demo is '是否演示数据';
comment on column policy.fund_pool.created_by is '建立人';
comment on column policy.fund_pool.created_at is '建立时间';

create table policy.fund_bank_account (
    id            uuid primary key,
    enterprise_id uuid not null references enterprise.enterprise on delete cascade,
    holder        text not null,
    bank          text not null,
    bank_code     text not null default '',
    number        text not null,
    entered_by    text not null,
    entered_at    timestamptz not null,
    replaced_at   timestamptz
);
create unique index fund_bank_account_current on policy.fund_bank_account (enterprise_id) where replaced_at is null;
create policy enterprise_reads on policy.fund_bank_account for select
    using (enterprise_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy enterprise_adds on policy.fund_bank_account for insert
    with check (enterprise_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy enterprise_replaces on policy.fund_bank_account for update
    using (enterprise_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (enterprise_id = nullif(current_setting('app.tenant', true), '')::uuid);
comment on table policy.fund_bank_account is '企业收款账户：改动即新增一行，旧行留存';
comment on column policy.fund_bank_account.id is '编号';
comment on column policy.fund_bank_account.enterprise_id is '企业';
comment on column policy.fund_bank_account.holder is '户名';
comment on column policy.fund_bank_account.bank is '开户行';
comment on column policy.fund_bank_account.bank_code is '开户行联行号';
comment on column policy.fund_bank_account.number is '账号，密文';
comment on column policy.fund_bank_account.entered_by is '登记人';
comment on column policy.fund_bank_account.entered_at is '登记时间';
comment on column policy.fund_bank_account.replaced_at is '被新账户取代的时间，空表示现用';

create table policy.fund_award (
    id            uuid primary key,
    enterprise_id uuid not null references enterprise.enterprise,
    subject_id    uuid not null,
    subject_name  text not null,
    clause        text not null,
    year          int not null,
    tier          int not null default 0 check (tier >= 0),
    fen           bigint not null check (fen > 0),
    status        text not null check (status in ('PENDING', 'GRANTED', 'REVERSED')),
    at            timestamptz not null
);
create index fund_award_subject on policy.fund_award (subject_id, clause);
create index fund_award_enterprise on policy.fund_award (enterprise_id);
create policy enterprise_reads on policy.fund_award for select
    using (enterprise_id = nullif(current_setting('app.tenant', true), '')::uuid);
comment on table policy.fund_award is '兑现：一个对象按一个条款得到的一笔';
comment on column policy.fund_award.id is '编号';
comment on column policy.fund_award.enterprise_id is '企业';
comment on column policy.fund_award.subject_id is '对象：企业本身或其产品、项目、平台、团队';
comment on column policy.fund_award.subject_name is '对象名称';
comment on column policy.fund_award.clause is '条款号';
comment on column policy.fund_award.year is '所属年度';
comment on column policy.fund_award.tier is '最高档次，不分档为 0';
comment on column policy.fund_award.fen is '金额（分）';
comment on column policy.fund_award.status is '状态：PENDING 审核中、GRANTED 已核定、REVERSED 已撤销';
comment on column policy.fund_award.at is '登记时间';

create table policy.fund_claim (
    subject_id    uuid not null,
    clause        text not null,
    slot          text not null,
    award_id      uuid not null references policy.fund_award on delete cascade,
    enterprise_id uuid not null,
    primary key (subject_id, clause, slot)
);
create index fund_claim_award on policy.fund_claim (award_id);
create policy enterprise_reads on policy.fund_claim for select
    using (enterprise_id = nullif(current_setting('app.tenant', true), '')::uuid);
comment on table policy.fund_claim is '兑现占位：同一对象同一条款的一次、一年或一档只能占一次，撤销即释放';
comment on column policy.fund_claim.subject_id is '对象';
comment on column policy.fund_claim.clause is '条款号';
comment on column policy.fund_claim.slot is '占位：once、year-2026、tier-2';
comment on column policy.fund_claim.award_id is '兑现';
comment on column policy.fund_claim.enterprise_id is '企业';

create table policy.fund_batch (
    id           uuid primary key,
    number       text not null unique,
    pool_id      uuid not null references policy.fund_pool on delete cascade,
    title        text not null,
    status       text not null check (status in ('DRAFT', 'SUBMITTED', 'CHECKED', 'CLOSED', 'DISSOLVED')),
    maker        text not null,
    maker_name   text not null,
    made_at      timestamptz not null,
    checker      text,
    checker_name text not null default '',
    checked_at   timestamptz,
    note         text not null default '',
    version      int not null default 1,
    constraint maker_is_not_checker check (checker is null or checker <> maker),
    constraint checked_by_somebody check (status not in ('CHECKED', 'CLOSED') or checker is not null)
);
comment on table policy.fund_batch is '拨付批次';
comment on column policy.fund_batch.id is '编号';
comment on column policy.fund_batch.number is '批次号';
comment on column policy.fund_batch.pool_id is '资金池';
comment on column policy.fund_batch.title is '说明';
comment on column policy.fund_batch.status is '状态：DRAFT 编制中、SUBMITTED 待复核、CHECKED 已复核、CLOSED 已回单、DISSOLVED 已解散';
comment on column policy.fund_batch.maker is '编制人的账号';
comment on column policy.fund_batch.maker_name is '编制人';
comment on column policy.fund_batch.made_at is '编制时间';
comment on column policy.fund_batch.checker is '复核人的账号，不能与编制人相同';
comment on column policy.fund_batch.checker_name is '复核人';
comment on column policy.fund_batch.checked_at is '复核时间';
comment on column policy.fund_batch.note is '退回意见';
comment on column policy.fund_batch.version is '版本';

create sequence policy.fund_payment_number;
create sequence policy.fund_batch_number;
create sequence policy.fund_award_counter;

create table policy.fund_payment (
    id              uuid primary key,
    number          text not null unique,
    pool_id         uuid not null references policy.fund_pool on delete cascade,
    source          text not null,
    award_id        uuid not null references policy.fund_award,
    enterprise_id   uuid not null references enterprise.enterprise,
    enterprise_name text not null,
    credit_code     text not null,
    park            text not null,
    clause          text not null,
    clause_title    text not null,
    subject_name    text not null,
    purpose         text not null,
    case_id         text not null default '',
    fen             bigint not null check (fen > 0),
    status          text not null check (status in ('RESERVED', 'COMMITTED', 'BATCHED', 'SENT', 'PAID', 'FAILED',
        'RETURNED', 'CANCELLED', 'RECOVERED')),
    maker           text not null,
    maker_name      text not null,
    made_at         timestamptz not null,
    approver        text,
    approver_name   text not null default '',
    approved_at     timestamptz,
    batch_id        uuid references policy.fund_batch,
    account_id      uuid references policy.fund_bank_account,
    paid_on         date,
    version         int not null default 1,
    constraint in_a_batch check (status not in ('BATCHED', 'SENT') or batch_id is not null),
    constraint paid_on_a_day check (status <> 'PAID' or paid_on is not null)
);
create index fund_payment_pool on policy.fund_payment (pool_id, status);
create index fund_payment_batch on policy.fund_payment (batch_id) where batch_id is not null;
create index fund_payment_enterprise on policy.fund_payment (enterprise_id);
create index fund_payment_award on policy.fund_payment (award_id);
create policy enterprise_reads on policy.fund_payment for select
    using (enterprise_id = nullif(current_setting('app.tenant', true), '')::uuid);
comment on table policy.fund_payment is '拨付单';
comment on column policy.fund_payment.id is '编号';
comment on column policy.fund_payment.number is '拨付单号';
comment on column policy.fund_payment.pool_id is '资金池';
comment on column policy.fund_payment.source is '资金来源';
comment on column policy.fund_payment.award_id is '兑现';
comment on column policy.fund_payment.enterprise_id is '企业';
comment on column policy.fund_payment.enterprise_name is '预留时的企业名称';
comment on column policy.fund_payment.credit_code is '统一社会信用代码';
comment on column policy.fund_payment.park is '预留时的园区';
comment on column policy.fund_payment.clause is '条款号，一事一议为协议编号';
comment on column policy.fund_payment.clause_title is '条款名称';
comment on column policy.fund_payment.subject_name is '对象名称';
comment on column policy.fund_payment.purpose is '用途';
comment on column policy.fund_payment.case_id is '事项编号';
comment on column policy.fund_payment.fen is '金额（分）';
comment on column policy.fund_payment.status is '状态';
comment on column policy.fund_payment.maker is '经办人的账号';
comment on column policy.fund_payment.maker_name is '经办人';
comment on column policy.fund_payment.made_at is '预留时间';
comment on column policy.fund_payment.approver is '核定人的账号';
comment on column policy.fund_payment.approver_name is '核定人';
comment on column policy.fund_payment.approved_at is '核定时间';
comment on column policy.fund_payment.batch_id is '所在批次';
comment on column policy.fund_payment.account_id is '编入批次时的收款账户';
comment on column policy.fund_payment.paid_on is '银行付款日期';
comment on column policy.fund_payment.version is '版本';

create table policy.fund_step (
    id            uuid primary key,
    payment_id    uuid not null references policy.fund_payment on delete cascade,
    enterprise_id uuid not null,
    move          text not null,
    by_name       text not null,
    reason        text not null default '',
    at            timestamptz not null
);
create index fund_step_payment on policy.fund_step (payment_id);
create policy enterprise_reads on policy.fund_step for select
    using (enterprise_id = nullif(current_setting('app.tenant', true), '')::uuid);
comment on table policy.fund_step is '拨付单走过的每一步';
comment on column policy.fund_step.id is '编号';
comment on column policy.fund_step.payment_id is '拨付单';
comment on column policy.fund_step.enterprise_id is '企业';
comment on column policy.fund_step.move is '动作';
comment on column policy.fund_step.by_name is '办理人';
comment on column policy.fund_step.reason is '原因';
comment on column policy.fund_step.at is '时间';

create table policy.fund_entry (
    id         uuid primary key,
    act        text not null,
    payment_id uuid references policy.fund_payment on delete cascade,
    reason     text not null default '',
    by_name    text not null,
    at         timestamptz not null
);
create index fund_entry_payment on policy.fund_entry (payment_id);
comment on table policy.fund_entry is '记账凭证：只增不改';
comment on column policy.fund_entry.id is '编号';
comment on column policy.fund_entry.act is '事由';
comment on column policy.fund_entry.payment_id is '拨付单';
comment on column policy.fund_entry.reason is '说明';
comment on column policy.fund_entry.by_name is '办理人';
comment on column policy.fund_entry.at is '时间';

create table policy.fund_line (
    entry_id   uuid not null references policy.fund_entry on delete cascade,
    pool_id    uuid not null references policy.fund_pool on delete cascade,
    account    text not null check (account in ('GRANTED', 'FREE', 'FROZEN', 'RESERVED', 'COMMITTED', 'PAID')),
    debit_fen  bigint not null check (debit_fen >= 0),
    credit_fen bigint not null check (credit_fen >= 0),
    primary key (entry_id, pool_id, account),
    constraint either_side check ((debit_fen = 0) <> (credit_fen = 0))
);
create index fund_line_pool on policy.fund_line (pool_id, account, entry_id);
comment on table policy.fund_line is '分录：一张凭证的一行，借方或贷方';
comment on column policy.fund_line.entry_id is '凭证';
comment on column policy.fund_line.pool_id is '资金池';
comment on column policy.fund_line.account is '科目';
comment on column policy.fund_line.debit_fen is '借方（分）';
comment on column policy.fund_line.credit_fen is '贷方（分）';

-- All lines of an entry come in one statement, and balance.
create function policy.fund_balanced() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
    if exists (select 1 from added group by entry_id having sum(debit_fen) <> sum(credit_fen)) then
        raise exception '凭证借贷不平' using errcode = 'check_violation', constraint = 'entry_balances';
    end if;
    return null;
end $$;
create trigger entry_balances after insert on policy.fund_line referencing new table as added
    for each statement execute function policy.fund_balanced();

create function policy.fund_refuse() returns trigger language plpgsql set search_path = pg_catalog as $$
begin raise exception '账簿只能追加，不能修改' using errcode = 'insufficient_privilege'; end $$;
create trigger only_appended before update on policy.fund_entry for each row execute function policy.fund_refuse();
create trigger only_appended before update on policy.fund_line for each row execute function policy.fund_refuse();

-- The program reads and appends; only the pools of the demo, and with them their books, may go.
create policy park_reads on policy.fund_entry for select using (true);
create policy park_appends on policy.fund_entry for insert with check (true);
create policy park_reads on policy.fund_line for select using (true);
create policy park_appends on policy.fund_line for insert with check (true);
create policy park_reads on policy.fund_pool for select using (true);
create policy park_adds on policy.fund_pool for insert with check (true);
create policy park_moves on policy.fund_pool for update using (true) with check (true);
create policy park_clears on policy.fund_pool for delete using (demo);

create table policy.fund_operation (
    actor     text not null,
    operation text not null,
    key       text not null,
    body_hash text not null,
    result    text,
    at        timestamptz not null,
    primary key (actor, operation, key)
);
comment on table policy.fund_operation is '已办结的操作：同一人同一操作同一键只办一次，再来时返回原结果';
comment on column policy.fund_operation.actor is '办理人的账号';
comment on column policy.fund_operation.operation is '操作';
comment on column policy.fund_operation.key is '幂等键';
comment on column policy.fund_operation.body_hash is '内容的 SHA-256';
comment on column policy.fund_operation.result is '结果';
comment on column policy.fund_operation.at is '时间';

create table policy.fund_answer (
    id        uuid primary key,
    batch_id  uuid not null references policy.fund_batch on delete cascade,
    file_name text not null,
    good      int not null,
    bad       int not null,
    report    bytea,
    by_name   text not null,
    at        timestamptz not null
);
create index fund_answer_batch on policy.fund_answer (batch_id);
comment on table policy.fund_answer is '银行回单的一次导入';
comment on column policy.fund_answer.id is '编号';
comment on column policy.fund_answer.batch_id is '批次';
comment on column policy.fund_answer.file_name is '文件名';
comment on column policy.fund_answer.good is '已入账的行数';
comment on column policy.fund_answer.bad is '退回的行数';
comment on column policy.fund_answer.report is '退回表';
comment on column policy.fund_answer.by_name is '导入人';
comment on column policy.fund_answer.at is '时间';
