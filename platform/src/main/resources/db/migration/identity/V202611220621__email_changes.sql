-- 新邮箱经链接确认后才生效
create table identity.email_change (
    account_id uuid primary key references identity.account on delete cascade,
    token      text not null unique,
    email      text not null,
    expires_at timestamptz not null
);
comment on table identity.email_change is '等待确认的新邮箱';
comment on column identity.email_change.account_id is '账号';
comment on column identity.email_change.token is '链接中口令的散列值';
comment on column identity.email_change.email is '新邮箱，密文';
comment on column identity.email_change.expires_at is '失效时间';
