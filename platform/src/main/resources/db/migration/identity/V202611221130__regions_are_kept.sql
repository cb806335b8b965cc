alter table identity.region
    add column closed_at timestamptz,
    add column version int not null default 1;
comment on column identity.region.closed_at is '停用时间，空表示在用';
comment on column identity.region.version is '版本';
