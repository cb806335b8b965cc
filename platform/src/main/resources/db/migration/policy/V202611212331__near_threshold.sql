create schema if not exists policy;

create table policy.near_threshold (
    id uuid primary key,
    from_date date not null,
    ppm bigint not null check (ppm between 0 and 10000000),
    set_by text not null,
    set_at timestamptz not null
);

comment on table policy.near_threshold is '差一点的界限';
comment on column policy.near_threshold.id is '编号';
comment on column policy.near_threshold.from_date is '自何日起';
comment on column policy.near_threshold.ppm is '相对差距的上限（百万分之一）';
comment on column policy.near_threshold.set_by is '设定人';
comment on column policy.near_threshold.set_at is '设定时间';

insert into policy.near_threshold (id, from_date, ppm, set_by, set_at)
values ('00000000-0000-7000-8000-000000000001', date '2000-01-01', 500000, '初始设定', timestamptz '2026-11-21 00:00:00+08');
