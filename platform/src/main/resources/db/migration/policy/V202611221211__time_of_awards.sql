-- What the cases behind paid awards took, beside the money, so that the database sums both. ADR 0495.
create table policy.award_spent (
    case_id        uuid primary key references casework.case_file on delete cascade,
    opened_on      date not null,
    office_days    integer not null check (office_days >= 0),
    applicant_days integer not null check (applicant_days >= 0),
    paused_days    integer not null check (paused_days >= 0)
);
comment on table policy.award_spent is '兑现的事项用时：申报和免申即享的事项办结时从办结账记下';
comment on column policy.award_spent.case_id is '事项';
comment on column policy.award_spent.opened_on is '立案日';
comment on column policy.award_spent.office_days is '办理用时（工作日）';
comment on column policy.award_spent.applicant_days is '在申请人处（工作日）';
comment on column policy.award_spent.paused_days is '其他不计时段（工作日）';
create index applyfree_offer_case on policy.applyfree_offer (case_id) where case_id is not null;
insert into policy.award_spent (case_id, opened_on, office_days, applicant_days, paused_days)
select c.case_id, c.opened_on, c.office_days, c.applicant_days, c.paused_days
from casework.closing c
where c.status = 'PASSED' and (exists (select 1 from policy.application a where a.case_id = c.case_id)
    or exists (select 1 from policy.applyfree_offer o where o.case_id = c.case_id));
