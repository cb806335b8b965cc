create schema if not exists views;
comment on schema views is '视图：各列表存下的查询条件';

create table views.saved_view (
    id         uuid primary key,
    owner      text not null,
    owner_name text not null,
    name       text not null check (length(name) between 1 and 40),
    path       text not null generated always as (split_part(address, '?', 1)) stored,
    address    text not null check (address ~ '^/[a-z]+(\?[!-~]*)?$' and length(address) <= 2100),
    shared     boolean not null default false,
    saved_at   timestamptz not null,
    unique (owner, path, name)
);
comment on table views.saved_view is '视图：一个列表存下的查询条件';
comment on column views.saved_view.id is '编号';
comment on column views.saved_view.owner is '保存人账号';
comment on column views.saved_view.owner_name is '保存人';
comment on column views.saved_view.name is '名称，同一人在同一列表里不重复';
comment on column views.saved_view.path is '列表的路径，由地址得出';
comment on column views.saved_view.address is '页面地址，含全部条件';
comment on column views.saved_view.shared is '是否与园区同事共享';
comment on column views.saved_view.saved_at is '保存时间';

create index saved_view_shared on views.saved_view (path) where shared;

insert into views.saved_view (id, owner, owner_name, name, address, shared, saved_at)
select id, owner, owner_name, name, address, shared, saved_at from policy.saved_view
where address ~ '^/[a-z]+(\?[!-~]*)?$' and length(address) <= 2100;

drop table policy.saved_view;
