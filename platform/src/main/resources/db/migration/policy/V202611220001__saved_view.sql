create table policy.saved_view (
    id         uuid primary key,
    owner      text not null,
    owner_name text not null,
    name       text not null check (length(name) between 1 and 40),
    address    text not null check (address like '/matching%'),
    shared     boolean not null default false,
    saved_at   timestamptz not null,
    unique (owner, name)
);
comment on table policy.saved_view is '视图：政策找企业中存下的查询条件';
comment on column policy.saved_view.id is '编号';
comment on column policy.saved_view.owner is '保存人账号';
comment on column policy.saved_view.owner_name is '保存人';
comment on column policy.saved_view.name is '名称，同一人不重复';
comment on column policy.saved_view.address is '页面地址，含全部条件';
comment on column policy.saved_view.shared is '是否与园区同事共享';
comment on column policy.saved_view.saved_at is '保存时间';
