-- 丢了验证器又没有恢复码的人：两位管理员共同重置其动态口令
create table identity.code_reset (
    id            uuid primary key,
    account_id    uuid not null references identity.account on delete cascade,
    reason        text not null check (btrim(reason) <> ''),
    status        text not null check (status in ('PROPOSED', 'STANDING', 'REFUSED')),
    proposed_by   uuid not null,
    proposed_name text not null,
    proposed_role text not null,
    proposed_at   timestamptz not null,
    decided_by    uuid,
    decided_name  text not null default '',
    decided_at    timestamptz,
    version       int not null default 1,
    constraint nobody_asks_for_their_own_reset check (proposed_by <> account_id),
    constraint code_reset_four_eyes check (
        decided_by is null or (decided_by <> proposed_by and decided_by <> account_id)),
    constraint code_reset_signed check (status = 'PROPOSED' or decided_by is not null)
);
create unique index one_open_code_reset_per_account on identity.code_reset (account_id) where status = 'PROPOSED';
create index code_reset_account on identity.code_reset (account_id);
comment on table identity.code_reset is '动态口令重置：一位管理员申请，另一位不同角色的管理员确认';
comment on column identity.code_reset.id is '编号';
comment on column identity.code_reset.account_id is '账号';
comment on column identity.code_reset.reason is '理由，包括怎样核实本人';
comment on column identity.code_reset.status is '状态：PROPOSED 待确认、STANDING 已重置、REFUSED 已退回';
comment on column identity.code_reset.proposed_by is '申请人账号';
comment on column identity.code_reset.proposed_name is '申请人姓名';
comment on column identity.code_reset.proposed_role is '申请人的角色';
comment on column identity.code_reset.proposed_at is '申请时间';
comment on column identity.code_reset.decided_by is '确认人账号';
comment on column identity.code_reset.decided_name is '确认人姓名';
comment on column identity.code_reset.decided_at is '确认或退回时间';
comment on column identity.code_reset.version is '版本';
