create table enterprise.import_change (
    import_id     uuid not null,
    entity        text not null check (entity in ('enterprise', 'product')),
    entity_id     uuid not null,
    version_after int not null,
    before        jsonb,
    primary key (import_id, entity, entity_id)
);
comment on table enterprise.import_change is '导入的改动，供撤销';
comment on column enterprise.import_change.import_id is '导入批次';
comment on column enterprise.import_change.entity is '对象种类';
comment on column enterprise.import_change.entity_id is '对象编号';
comment on column enterprise.import_change.version_after is '导入后的版本';
comment on column enterprise.import_change.before is '导入前的内容，空为新建';
