alter table files.size_limit add column taken boolean not null default true;
comment on table files.size_limit is '附件规则：收哪些类型、各自最大多少';
comment on column files.size_limit.taken is '是否收这种类型；已收的不受影响';
