alter table casework.task add column seat uuid;
comment on column casework.task.seat is '加签由哪个席位的待办请求，该席位可以收回；空表示旧版没有记';
create index task_seat on casework.task (seat) where seat is not null;
