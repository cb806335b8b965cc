alter table policy.fund_award add column changed_at timestamptz;
update policy.fund_award set changed_at = at where status <> 'PENDING';
comment on column policy.fund_award.changed_at is '最近一次核定、改变金额或撤销的时间，空为还没有；改前的以预留时间代替';
