create schema database;
comment on schema database is '数据库';

create table database.event_publication (
    id uuid primary key,
    listener_id text not null,
    event_type text not null,
    serialized_event text not null,
    publication_date timestamptz not null,
    completion_date timestamptz,
    status text,
    completion_attempts int,
    last_resubmission_date timestamptz
);
create index event_publication_by_event on database.event_publication using hash (serialized_event);
create index event_publication_by_completion on database.event_publication (completion_date);

comment on table database.event_publication is '待送达事件';
comment on column database.event_publication.id is '编号';
comment on column database.event_publication.listener_id is '接收者';
comment on column database.event_publication.event_type is '事件类型';
comment on column database.event_publication.serialized_event is '事件内容';
comment on column database.event_publication.publication_date is '发布时间';
comment on column database.event_publication.completion_date is '送达时间';
comment on column database.event_publication.status is '状态';
comment on column database.event_publication.completion_attempts is '送达尝试次数';
comment on column database.event_publication.last_resubmission_date is '最近重送时间';
