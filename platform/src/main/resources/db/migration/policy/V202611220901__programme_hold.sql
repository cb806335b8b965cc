create table policy.programme_hold (
    programme_id uuid not null references policy.programme on delete cascade,
    holder       uuid not null,
    fen          bigint not null check (fen > 0),
    primary key (programme_id, holder)
);
comment on table policy.programme_hold is '兑现安排占用：已核定金额由哪些申报和应享名单组成';
comment on column policy.programme_hold.programme_id is '兑现安排编号';
comment on column policy.programme_hold.holder is '申报编号或应享名单编号';
comment on column policy.programme_hold.fen is '占用的金额（分）';

insert into policy.programme_hold (programme_id, holder, fen)
select programme_id, id, decided_fen from policy.application where payment_id is not null and decided_fen > 0;
insert into policy.programme_hold (programme_id, holder, fen)
select programme_id, id, fen from policy.applyfree_offer where status in ('RUNNING', 'APPROVED', 'PAID') and fen > 0;

alter table policy.application drop constraint application_status_check;
alter table policy.application add constraint application_status_check check (status in
    ('draft', 'submitted', 'correcting', 'approved', 'refused', 'withdrawn', 'discarded', 'cancelled'));

-- Who listens to the money looks for its application.
create index application_payment on policy.application (payment_id) where payment_id is not null;
create index application_part_payment on policy.application_part (payment_id) where payment_id is not null;
