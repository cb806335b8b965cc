create table policy.official_text (
    id uuid primary key,
    policy text not null check (policy ~ '^[a-z0-9-]{1,60}$'),
    name text not null,
    text text not null check (length(text) between 1 and 2000000),
    kept_by text not null,
    kept_at timestamptz not null
);

create index official_text_policy on policy.official_text (policy, kept_at desc);

comment on table policy.official_text is '政策文件原文（只取文字；最新的一份用于核对数字）';
comment on column policy.official_text.id is '编号';
comment on column policy.official_text.policy is '政策号';
comment on column policy.official_text.name is '文件名';
comment on column policy.official_text.text is '文字';
comment on column policy.official_text.kept_by is '上传人';
comment on column policy.official_text.kept_at is '上传时间';
