create table enterprise.change (
    id            bigint generated always as identity primary key,
    enterprise_id uuid,
    transaction   xid8 not null default pg_current_xact_id(),
    at            timestamptz not null default now()
);
create index change_transaction on enterprise.change (transaction);
create index change_at on enterprise.change (at);
comment on table enterprise.change is '变更记录：哪家企业的资料变了，供快照只重读变了的企业；一天后清除';
comment on column enterprise.change.id is '编号';
comment on column enterprise.change.enterprise_id is '企业，空为许多企业';
comment on column enterprise.change.transaction is '所在事务，用来判断一个快照看没看到它';
comment on column enterprise.change.at is '时间';
