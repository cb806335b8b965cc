-- An award paid in parts is watched, and claimed back, as one, under its first part. ADR 0437.
delete from policy.recovery_watch w using policy.fund_payment p
where p.id = w.payment_id and p.part > 1 and exists (
    select 1 from policy.recovery_watch v join policy.fund_payment q on q.id = v.payment_id
    where q.award_id = p.award_id and q.part = 1);
update policy.recovery_watch w set payment_id = (
    select q.id from policy.fund_payment q where q.award_id = p.award_id order by q.part limit 1)
from policy.fund_payment p
where p.id = w.payment_id and p.part > 1 and p.part = (
    select min(r.part) from policy.recovery_watch v join policy.fund_payment r on r.id = v.payment_id
    where r.award_id = p.award_id);
delete from policy.recovery_watch w using policy.fund_payment p where p.id = w.payment_id and p.part > 1;

alter table policy.agreement_ruling
    add column ordered_fen bigint not null default 0 check (ordered_fen >= 0),
    add column collected_at timestamptz;
comment on column policy.agreement_ruling.ordered_fen is '决定追回的金额（分）';
comment on column policy.agreement_ruling.collected_at is '登记已追回的时间';
