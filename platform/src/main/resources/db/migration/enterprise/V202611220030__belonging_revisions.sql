alter table enterprise.qualification add column version int not null default 1;
comment on column enterprise.qualification.version is '版本，每次修改加一';
alter table enterprise.contact add column version int not null default 1;
comment on column enterprise.contact.version is '版本，每次修改加一';

create table enterprise.belonging_revision (
    item_id       uuid not null,
    version       int not null,
    enterprise_id uuid not null references enterprise.enterprise on delete cascade,
    kind          text not null check (kind in ('products', 'projects', 'qualifications', 'contacts')),
    what          text not null check (what in ('kept', 'added', 'edited', 'removed')),
    content       jsonb not null,
    changed_by    text not null,
    changed_at    timestamptz not null,
    primary key (item_id, version)
);
create index belonging_revision_enterprise on enterprise.belonging_revision (enterprise_id, changed_at);
comment on table enterprise.belonging_revision is '产品、项目、资质与联系人的历次版本';
comment on column enterprise.belonging_revision.item_id is '编号';
comment on column enterprise.belonging_revision.version is '版本';
comment on column enterprise.belonging_revision.enterprise_id is '企业';
comment on column enterprise.belonging_revision.kind is '种类：products 产品、projects 项目、qualifications 资质、contacts 联系人';
comment on column enterprise.belonging_revision.what is '动作：added 登记、edited 修改、removed 移除，kept 为首次修改前的原样';
comment on column enterprise.belonging_revision.content is '该版本的全部栏目；联系人移除后清空';
comment on column enterprise.belonging_revision.changed_by is '修改人';
comment on column enterprise.belonging_revision.changed_at is '修改时间';
