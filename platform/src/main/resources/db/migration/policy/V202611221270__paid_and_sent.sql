alter table policy.fund_payment add column paid_fen bigint check (paid_fen is null or paid_fen >= fen);
comment on column policy.fund_payment.paid_fen is '银行实付金额（分），追回不改；没有支付过为空';

create table policy.fund_batch_line (
    batch_id   uuid not null references policy.fund_batch on delete cascade,
    payment_id uuid not null references policy.fund_payment on delete cascade,
    fen        bigint not null check (fen > 0),
    account_id uuid not null references policy.fund_bank_account,
    outcome    text not null default 'SENT' check (outcome in ('SENT', 'PAID', 'FAILED', 'RETURNED')),
    primary key (batch_id, payment_id)
);
create index fund_batch_line_payment on policy.fund_batch_line (payment_id);
comment on table policy.fund_batch_line is '批次送银行时的明细，之后的追回和重新拨付不改';
comment on column policy.fund_batch_line.batch_id is '批次';
comment on column policy.fund_batch_line.payment_id is '拨付单';
comment on column policy.fund_batch_line.fen is '送银行的金额（分）';
comment on column policy.fund_batch_line.account_id is '送银行的收款账户';
comment on column policy.fund_batch_line.outcome is '银行结果：SENT 处理中、PAID 已支付、FAILED 付款失败、RETURNED 已退汇';

-- What was paid, with what was recovered of it since then.
update policy.fund_payment p set paid_fen = p.fen + coalesce((
    select sum(l.debit_fen) from policy.fund_entry e join policy.fund_line l on l.entry_id = e.id
    where e.payment_id = p.id and e.act = '部分追回' and l.account = 'FREE'), 0)
where p.status in ('PAID', 'RECOVERED');

insert into policy.fund_batch_line (batch_id, payment_id, fen, account_id, outcome)
select p.batch_id, p.id, coalesce(p.paid_fen, p.fen), p.account_id,
    case p.status when 'RECOVERED' then 'PAID' else p.status end
from policy.fund_payment p join policy.fund_batch b on b.id = p.batch_id
where b.status in ('CHECKED', 'CLOSED') and p.account_id is not null
  and p.status in ('SENT', 'PAID', 'FAILED', 'RETURNED', 'RECOVERED');

alter table policy.fund_bank_account add column by_house boolean not null default false;
comment on column policy.fund_bank_account.by_house is '是否由园区财务登记，不是企业自己登记的';
