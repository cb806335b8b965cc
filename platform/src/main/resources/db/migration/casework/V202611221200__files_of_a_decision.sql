-- Which decision a line of the timeline tells of: its files stand beside it. ADR 0490.
alter table casework.entry add column task_id uuid;
comment on column casework.entry.task_id is '这一条是哪项待办的办理结果，空表示不是';
