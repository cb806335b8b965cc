create table policy.published_policy (
    policy text not null check (policy ~ '^[a-z0-9-]{1,60}$'),
    version int not null check (version > 0),
    text text not null check (length(text) between 1 and 1048576),
    writers text not null,
    publisher text not null,
    published_at timestamptz not null,
    reason text not null,
    primary key (policy, version)
);

comment on table policy.published_policy is '已发布的政策（只增不改）';
comment on column policy.published_policy.policy is '政策号';
comment on column policy.published_policy.version is '版本，从1起';
comment on column policy.published_policy.text is '规则文本（YAML）';
comment on column policy.published_policy.writers is '编写人姓名';
comment on column policy.published_policy.publisher is '发布人姓名';
comment on column policy.published_policy.published_at is '发布时间';
comment on column policy.published_policy.reason is '变更说明';

create table policy.policy_draft (
    policy text primary key check (policy ~ '^[a-z0-9-]{1,60}$'),
    title text not null,
    text text not null check (length(text) between 1 and 1048576),
    base int not null check (base >= 0),
    status text not null check (status in ('DRAFT', 'PROPOSED')),
    edit int not null default 0,
    writers text[] not null,
    writer_names text[] not null,
    written_by text not null,
    written_at timestamptz not null,
    reason text not null default ''
);

comment on table policy.policy_draft is '政策草稿（每个政策至多一份）';
comment on column policy.policy_draft.policy is '政策号';
comment on column policy.policy_draft.title is '名称';
comment on column policy.policy_draft.text is '规则文本（YAML）';
comment on column policy.policy_draft.base is '从哪一版改起；0为随软件的一版或新写';
comment on column policy.policy_draft.status is '状态';
comment on column policy.policy_draft.edit is '保存次数';
comment on column policy.policy_draft.writers is '写过它的账号';
comment on column policy.policy_draft.writer_names is '写过它的人';
comment on column policy.policy_draft.written_by is '最近保存人';
comment on column policy.policy_draft.written_at is '最近保存时间';
comment on column policy.policy_draft.reason is '变更说明';

create table policy.policy_draft_save (
    policy text not null references policy.policy_draft (policy) on delete cascade,
    edit int not null,
    text text not null,
    name text not null,
    saved_at timestamptz not null,
    primary key (policy, edit)
);

comment on table policy.policy_draft_save is '草稿的每一次保存';
comment on column policy.policy_draft_save.policy is '政策号';
comment on column policy.policy_draft_save.edit is '第几次保存';
comment on column policy.policy_draft_save.text is '当时的文本';
comment on column policy.policy_draft_save.name is '保存人';
comment on column policy.policy_draft_save.saved_at is '保存时间';

create table policy.policy_working_copy (
    policy text not null references policy.policy_draft (policy) on delete cascade,
    account text not null,
    edit int not null,
    text text not null check (length(text) <= 1048576),
    saved_at timestamptz not null,
    primary key (policy, account)
);

comment on table policy.policy_working_copy is '自动保存的工作稿（每人每份草稿至多一份）';
comment on column policy.policy_working_copy.policy is '政策号';
comment on column policy.policy_working_copy.account is '账号';
comment on column policy.policy_working_copy.edit is '从草稿的哪一次保存改起';
comment on column policy.policy_working_copy.text is '文本';
comment on column policy.policy_working_copy.saved_at is '自动保存时间';
