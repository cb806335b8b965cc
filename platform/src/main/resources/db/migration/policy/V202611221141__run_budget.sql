alter table policy.library_run_column add column outside_fen bigint check (outside_fen >= 0);
comment on column policy.library_run_column.outside_fen is '预算外的金额（分）：符合，但资金池的年度限额给不到；空为没有限额';
