create schema if not exists workbook;
comment on schema workbook is '工作簿：导入';

create table workbook.import_run (
    id          uuid primary key,
    kind        text not null,
    file_name   text not null,
    content     bytea not null,
    all_or_none boolean not null,
    status      text not null check (status in
        ('waiting', 'running', 'done', 'refused', 'cancelled', 'interrupted', 'failed', 'undone')),
    rows        int not null default 0,
    bad         int not null default 0,
    created     int not null default 0,
    updated     int not null default 0,
    note        text not null default '',
    report      bytea,
    started_by  text not null,
    started_at  timestamptz not null,
    ended_at    timestamptz
);
create index import_run_started on workbook.import_run (started_at desc);
comment on table workbook.import_run is '导入批次';
comment on column workbook.import_run.id is '编号';
comment on column workbook.import_run.kind is '导入种类';
comment on column workbook.import_run.file_name is '文件名';
comment on column workbook.import_run.content is '上传的工作簿';
comment on column workbook.import_run.all_or_none is '有错误时整批不导入';
comment on column workbook.import_run.status is '状态：等待、进行中、已导入、有错未导入、已取消、中断、出错、已撤销';
comment on column workbook.import_run.rows is '行数';
comment on column workbook.import_run.bad is '有错误的行数';
comment on column workbook.import_run.created is '新增数';
comment on column workbook.import_run.updated is '更新数';
comment on column workbook.import_run.note is '说明';
comment on column workbook.import_run.report is '带批注退回的工作簿';
comment on column workbook.import_run.started_by is '导入人';
comment on column workbook.import_run.started_at is '开始时间';
comment on column workbook.import_run.ended_at is '结束时间';
