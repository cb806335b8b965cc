-- A recovery belongs to the award, under its first part, as what is watched does. ADR 0437, 0485. Where several of one
-- award are under way one comes to stand there and the others stay where they are: the list of recoveries says so.
with placed as (
    select r.id, r.payment_id, r.status, r.opened_at, (
        select q.id from policy.fund_payment q where q.award_id = p.award_id order by q.part limit 1) as first
    from policy.recovery r join policy.fund_payment p on p.id = r.payment_id),
kept as (
    select distinct on (first) id from placed where status in ('OPEN', 'ORDERED')
    order by first, payment_id = first desc, status = 'ORDERED' desc, opened_at, id)
update policy.recovery r set payment_id = placed.first from placed
where placed.id = r.id and r.payment_id <> placed.first
  and (r.status not in ('OPEN', 'ORDERED') or r.id in (select id from kept));

-- What was claimed back under agreements before the amount was kept: what the approval of the case says.
update policy.agreement_ruling r set ordered_fen = said.fen
from (
    select distinct on (t.case_id) t.case_id,
        (regexp_replace(t.fields ->> 'amount', '[,，\s]', '', 'g')::numeric * 100)::bigint as fen
    from casework.task t join casework.case_file f on f.id = t.case_id
    where t.stage = 'approval' and t.status = 'DONE' and t.outcome = 'PASS' and f.status = 'OPEN' and f.stage = 'collection'
      and regexp_replace(t.fields ->> 'amount', '[,，\s]', '', 'g') ~ '^\d{1,13}(\.\d{1,2})?$'
    order by t.case_id, t.decided_at desc) said
where r.case_id = said.case_id and r.kind = 'recover' and r.ordered_fen = 0;
