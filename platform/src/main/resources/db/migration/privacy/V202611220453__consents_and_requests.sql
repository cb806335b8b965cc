create schema if not exists privacy;
comment on schema privacy is '个人信息：同意与请求';

create table privacy.consent (
    id           uuid primary key,
    account_id   uuid not null references identity.account on delete cascade,
    version      text not null,
    address      text not null,
    given_at     timestamptz not null,
    withdrawn_at timestamptz
);
create unique index consent_stands_once on privacy.consent (account_id, version) where withdrawn_at is null;
comment on table privacy.consent is '对个人信息保护告知书的同意';
comment on column privacy.consent.id is '编号';
comment on column privacy.consent.account_id is '账号';
comment on column privacy.consent.version is '告知书的版本';
comment on column privacy.consent.address is '同意时的网络地址';
comment on column privacy.consent.given_at is '同意时间';
comment on column privacy.consent.withdrawn_at is '撤回时间，空表示未撤回';

create table privacy.request (
    id          uuid primary key,
    account_id  uuid not null references identity.account on delete cascade,
    kind        text not null check (kind in ('CORRECTION', 'ERASURE')),
    wish        text not null,
    status      text not null check (status in ('OPEN', 'DONE', 'REFUSED')),
    asked_at    timestamptz not null,
    answer      text not null default '',
    answered_by text not null default '',
    answered_at timestamptz
);
create unique index request_open_once on privacy.request (account_id, kind) where status = 'OPEN';
comment on table privacy.request is '个人信息的更正与删除请求';
comment on column privacy.request.id is '编号';
comment on column privacy.request.account_id is '提出人的账号';
comment on column privacy.request.kind is '种类：CORRECTION 更正、ERASURE 删除';
comment on column privacy.request.wish is '要求，密文；办结删除后清空';
comment on column privacy.request.status is '状态：OPEN 待办、DONE 已办、REFUSED 未予办理';
comment on column privacy.request.asked_at is '提出时间';
comment on column privacy.request.answer is '答复';
comment on column privacy.request.answered_by is '办理人';
comment on column privacy.request.answered_at is '办理时间';
