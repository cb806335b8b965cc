update policy.library_run_column set outside_fen = null
where run_id in (select id from policy.library_run where parks is not null);
comment on column policy.library_run_column.outside_fen is '预算外（分）：资金池年度限额够不到的部分，没有限额或只测算部分园区为空';
