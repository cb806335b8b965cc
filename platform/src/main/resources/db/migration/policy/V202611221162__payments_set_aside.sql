-- What is left out of batches, by a person or while a recovery of its award is open. ADR 0486, 0487.
alter table policy.fund_payment
    add column set_aside text    not null default '' check (length(set_aside) <= 200),
    add column claimed   boolean not null default false;
comment on column policy.fund_payment.set_aside is '移出批次的原因，恢复以前不再编入；空表示可以编批';
comment on column policy.fund_payment.claimed is '所属兑现正在核实追回，决定以前不付款';

update policy.fund_payment p set claimed = true
from policy.recovery r join policy.fund_payment q on q.id = r.payment_id
where r.status = 'OPEN' and p.award_id = q.award_id and p.status in ('COMMITTED', 'BATCHED', 'FAILED', 'RETURNED');
