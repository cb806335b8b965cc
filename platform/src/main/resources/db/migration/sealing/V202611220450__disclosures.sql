create schema if not exists sealing;
comment on schema sealing is '字段加密：查看完整号码的次数';

create table sealing.disclosure (
    account text not null,
    at      timestamptz not null
);
create index disclosure_account on sealing.disclosure (account, at);
comment on table sealing.disclosure is '近十分钟查看完整号码的次数，用于限制频率；查看本身记在审计日志';
comment on column sealing.disclosure.account is '账号';
comment on column sealing.disclosure.at is '查看时间';
