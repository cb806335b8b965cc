alter table casework.task add column warned integer not null default 0 check (warned between 0 and 2);
comment on column casework.task.warned is '没有人签收时的到期提醒：0 未提醒、1 已亮红灯、2 已超期';
