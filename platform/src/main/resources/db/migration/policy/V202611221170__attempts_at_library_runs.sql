alter table policy.library_run add attempt int not null default 1;
comment on column policy.library_run.attempt is '第几次尝试：较早一次尝试的结局不算在较晚一次上';
