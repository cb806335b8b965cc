-- What is paid as a difference, and the year of what was registered by hand. ADR 0540, 0541.

alter table policy.fund_payment add column full_fen bigint not null default 0;
alter table policy.fund_payment add column had_fen bigint not null default 0;
comment on column policy.fund_payment.full_fen is '补差时条款本身给的全额（分），不是补差为 0';
comment on column policy.fund_payment.had_fen is '补差时同组已得的金额（分），不是补差为 0';

alter table policy.fund_award add column opened boolean not null default false;
comment on column policy.fund_award.opened is '补差所依的一笔已收回，这一条款可以再申请到全额';

-- Nothing is awarded for a year that is not over: such a year was that of the registration.
with by_hand as (
    select a.id, a.year from policy.fund_award a
    where a.year >= extract(year from a.at at time zone 'Asia/Shanghai') and position('/' in a.clause) > 1
      and exists (select 1 from policy.fund_payment p where p.award_id = a.id and p.case_id = '')
      and not exists (
          select 1 from policy.fund_claim own
          join policy.fund_claim other on other.subject_id = own.subject_id and other.clause = own.clause
            and other.slot = 'year-' || (a.year - 1)
          where own.award_id = a.id and own.slot = 'year-' || a.year)),
places as (
    update policy.fund_claim c set slot = 'year-' || (h.year - 1)
    from by_hand h where c.award_id = h.id and c.slot = 'year-' || h.year)
update policy.fund_award a set year = a.year - 1, changed_at = case when a.changed_at is not null then now() end
from by_hand h where a.id = h.id;
