alter table policy.policy_working_copy add column reason text not null default '' check (length(reason) <= 2000);
comment on column policy.policy_working_copy.reason is '变更说明';
