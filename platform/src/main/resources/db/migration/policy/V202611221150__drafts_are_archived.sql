alter table policy.policy_draft_save drop constraint policy_draft_save_policy_fkey;
alter table policy.policy_working_copy drop constraint policy_working_copy_policy_fkey;
alter table policy.policy_working_copy drop constraint policy_working_copy_pkey;
alter table policy.policy_working_copy add primary key (policy, account, edit);
comment on table policy.policy_draft_save is '草稿的每一次保存，草稿发布或放弃后仍在';
comment on column policy.policy_draft_save.edit is '第几次保存，同一政策的各份草稿连着数';
comment on table policy.policy_working_copy is '自动保存的工作稿，草稿发布或放弃后仍在';
comment on column policy.policy_draft.edit is '保存次数，同一政策的各份草稿连着数';

create table policy.policy_draft_end (
    policy text not null check (policy ~ '^[a-z0-9-]{1,60}$'),
    edit int not null,
    title text not null,
    version int not null check (version >= 0),
    ended_by text not null,
    ended_at timestamptz not null,
    primary key (policy, edit)
);

comment on table policy.policy_draft_end is '草稿的结局（只增不改）';
comment on column policy.policy_draft_end.policy is '政策号';
comment on column policy.policy_draft_end.edit is '最后一次保存';
comment on column policy.policy_draft_end.title is '名称';
comment on column policy.policy_draft_end.version is '发布为第几版；0为放弃';
comment on column policy.policy_draft_end.ended_by is '发布人或放弃人';
comment on column policy.policy_draft_end.ended_at is '时间';
