alter table policy.policy_draft_end add column writers text[] not null default '{}';
alter table policy.policy_draft_end add column writer_names text[] not null default '{}';
comment on column policy.policy_draft_end.writers is '写过它的账号；接着写的草稿也算他们编写';
comment on column policy.policy_draft_end.writer_names is '写过它的人';
