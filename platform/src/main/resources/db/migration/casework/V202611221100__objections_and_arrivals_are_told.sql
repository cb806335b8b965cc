alter table casework.objection add column reminded_on date;
comment on column casework.objection.reminded_on is '最近告知办理人的日期，空表示未告知';
create index objection_open on casework.objection (id) where upheld is null;

-- What waits already has been seen in the inbox: only what comes from now on is told.
alter table casework.task add column told boolean not null default true;
alter table casework.task alter column told set default false;
comment on column casework.task.told is '到达办理角色时是否已告知，或不需要告知';
create index task_untold on casework.task (id) where status = 'OPEN' and not told;

comment on column casework.task.warned is '到期提醒：0 未提醒、1 已亮红灯、2 已超期';
create index task_unwarned on casework.task (due, id)
    where status = 'OPEN' and kind <> 'CORRECT' and warned < 2 and due is not null;
