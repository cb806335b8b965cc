-- 退出时一并退出统一身份系统，需要出示它签发的身份令牌
create table identity.outside_session (
    token      text primary key,
    account_id uuid not null references identity.account on delete cascade,
    id_token   text not null,
    began_at   timestamptz not null
);
create index outside_session_account on identity.outside_session (account_id);
comment on table identity.outside_session is '统一身份登录：某个浏览器在统一身份系统的登录';
comment on column identity.outside_session.token is '浏览器标识的散列值';
comment on column identity.outside_session.account_id is '账号';
comment on column identity.outside_session.id_token is '身份令牌，密文';
comment on column identity.outside_session.began_at is '登录时间';
