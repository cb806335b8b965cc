create schema if not exists identity;
comment on schema identity is '身份：账号、角色与系统启用方式';

create table identity.account (
    id            uuid primary key,
    sign_in_name  text not null check (sign_in_name = lower(sign_in_name)),
    name          text not null,
    role          text not null,
    enterprise_id uuid,
    organisation  text not null default '',
    password      text,
    demo          boolean not null default false,
    position      int not null default 0,
    disabled      boolean not null default false,
    created_at    timestamptz not null,
    version       int not null default 0,
    constraint sign_in_name_taken unique (sign_in_name),
    constraint enterprise_people_have_one check ((role in ('ENTERPRISE_ADMINISTRATOR', 'ENTERPRISE_MEMBER')) = (enterprise_id is not null))
);
comment on table identity.account is '账号';
comment on column identity.account.id is '编号';
comment on column identity.account.sign_in_name is '登录名';
comment on column identity.account.name is '姓名';
comment on column identity.account.role is '角色';
comment on column identity.account.enterprise_id is '所属企业';
comment on column identity.account.organisation is '单位名称';
comment on column identity.account.password is '口令的散列值，空表示不能用口令登录';
comment on column identity.account.demo is '是否演示账号';
comment on column identity.account.position is '排列次序';
comment on column identity.account.disabled is '是否停用';
comment on column identity.account.created_at is '建立时间';
comment on column identity.account.version is '版本';

create index on identity.account (enterprise_id);

create table identity.installation (
    one          int primary key default 1 check (one = 1),
    mode         text not null check (mode in ('NEW', 'DEMO', 'EARNEST')),
    set_up_token text,
    changed_at   timestamptz not null default now()
);
comment on table identity.installation is '系统启用方式，只有一行';
comment on column identity.installation.one is '恒为 1';
comment on column identity.installation.mode is '启用方式：NEW 未定、DEMO 演示、EARNEST 正式';
comment on column identity.installation.set_up_token is '一次性启用口令的散列值，用后作废';
comment on column identity.installation.changed_at is '变更时间';

insert into identity.installation (mode) values ('NEW');
