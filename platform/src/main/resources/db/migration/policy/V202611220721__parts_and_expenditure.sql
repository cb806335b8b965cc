-- 一笔兑现分期拨付，同一支出只计一次. ADR 0381, 0384.

alter table policy.fund_payment
    add column part integer not null default 0 check (part >= 0),
    add column not_before date,
    add column condition text not null default '',
    add column held boolean not null default false;
comment on column policy.fund_payment.part is '第几期，0 表示一次付清';
comment on column policy.fund_payment.not_before is '不早于这一天编入批次，空表示不限';
comment on column policy.fund_payment.condition is '拨付这一期要先满足的条件，空表示没有';
comment on column policy.fund_payment.held is '条件还没有人确认满足，不编入批次';

create table policy.application_part (
    application_id uuid not null references policy.application on delete cascade,
    number         integer not null check (number between 1 and 12),
    enterprise_id  uuid not null,
    fen            bigint not null check (fen > 0),
    not_before     date,
    condition      text not null default '' check (length(condition) <= 200),
    payment_id     uuid,
    set_by         text not null,
    set_name       text not null,
    primary key (application_id, number)
);
create policy enterprise_reads on policy.application_part for select
    using (enterprise_id = nullif(current_setting('app.tenant', true), '')::uuid);
comment on table policy.application_part is '一笔兑现的分期计划';
comment on column policy.application_part.application_id is '申报编号';
comment on column policy.application_part.number is '第几期';
comment on column policy.application_part.enterprise_id is '企业编号';
comment on column policy.application_part.fen is '金额（分）';
comment on column policy.application_part.not_before is '不早于哪一天';
comment on column policy.application_part.condition is '要先满足的条件';
comment on column policy.application_part.payment_id is '拨付单编号，审定以后才有';
comment on column policy.application_part.set_by is '制定人账号';
comment on column policy.application_part.set_name is '制定人';

create table policy.application_expenditure (
    id             uuid primary key,
    application_id uuid not null references policy.application on delete cascade,
    enterprise_id  uuid not null,
    number         text not null check (length(number) between 1 and 60),
    seller         text not null check (length(seller) between 1 and 100),
    bill           text not null,
    fen            bigint not null check (fen > 0),
    spent_on       date not null,
    unique (application_id, bill)
);
create index application_expenditure_bill on policy.application_expenditure (bill);
comment on table policy.application_expenditure is '申报的支出明细：发票或凭证，同一支出只计一次';
comment on column policy.application_expenditure.id is '编号';
comment on column policy.application_expenditure.application_id is '申报编号';
comment on column policy.application_expenditure.enterprise_id is '企业编号';
comment on column policy.application_expenditure.number is '发票号码或凭证号';
comment on column policy.application_expenditure.seller is '销售方';
comment on column policy.application_expenditure.bill is '号码和销售方归一后的写法，用来认出同一张';
comment on column policy.application_expenditure.fen is '金额（分）';
comment on column policy.application_expenditure.spent_on is '开票日期';
