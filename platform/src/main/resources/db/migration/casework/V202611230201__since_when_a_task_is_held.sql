-- Whoever comes too late to claim a task reads who has it and since when.
alter table casework.task add column held_at timestamptz;
comment on column casework.task.held_at is '签收或转来的时间，空表示待签收或旧数据';
