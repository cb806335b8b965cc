create schema if not exists files;
comment on schema files is '附件';

create table files.size_limit (
    kind    text primary key check (kind in ('PDF', 'JPEG', 'PNG', 'DOCX', 'XLSX', 'OFD')),
    largest bigint not null check (largest between 1 and 20971520)
);
comment on table files.size_limit is '附件大小上限';
comment on column files.size_limit.kind is '文件类型';
comment on column files.size_limit.largest is '最大字节数';
insert into files.size_limit (kind, largest)
select kind, 20971520 from unnest(array['PDF', 'JPEG', 'PNG', 'DOCX', 'XLSX', 'OFD']) as kind;
create policy enterprise_reads on files.size_limit for select using (true);

create table files.attachment (
    id            uuid primary key,
    owner_kind    text not null,
    owner_id      text not null,
    slot          text not null,
    enterprise_id uuid,
    series        uuid not null,
    version       int not null check (version >= 1),
    name          text not null check (length(name) between 1 and 200),
    kind          text not null references files.size_limit (kind),
    size          bigint not null check (size > 0),
    sha256        text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    draft         boolean not null,
    added_by      text not null,
    added_account text not null,
    added_at      timestamptz not null,
    unique (series, version)
);
create index attachment_owner on files.attachment (owner_kind, owner_id);
create index attachment_person on files.attachment (added_account);
create index attachment_enterprise on files.attachment (enterprise_id);
comment on table files.attachment is '附件，每个版本一行';
comment on column files.attachment.id is '编号';
comment on column files.attachment.owner_kind is '归属的种类';
comment on column files.attachment.owner_id is '归属的编号';
comment on column files.attachment.slot is '附件位，如材料清单中的一项';
comment on column files.attachment.enterprise_id is '所属企业；园区自存的为空';
comment on column files.attachment.series is '同一份文件各版本共有的编号';
comment on column files.attachment.version is '第几版';
comment on column files.attachment.name is '清理后的文件名';
comment on column files.attachment.kind is '按内容判定的文件类型';
comment on column files.attachment.size is '字节数';
comment on column files.attachment.sha256 is '内容的 SHA-256';
comment on column files.attachment.draft is '是否草稿；草稿可删除';
comment on column files.attachment.added_by is '上传人姓名';
comment on column files.attachment.added_account is '上传人账号';
comment on column files.attachment.added_at is '上传时间';

create table files.part (
    attachment_id uuid not null references files.attachment (id) on delete cascade,
    enterprise_id uuid,
    number        int not null check (number >= 0),
    content       bytea not null,
    primary key (attachment_id, number)
);
alter table files.part alter column content set storage external;
comment on table files.part is '附件内容，分段存放';
comment on column files.part.attachment_id is '附件编号';
comment on column files.part.enterprise_id is '所属企业，与附件相同';
comment on column files.part.number is '第几段，从 0 起';
comment on column files.part.content is '这一段的字节';
