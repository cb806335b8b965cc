-- While the applicant mends what one seat asked for, the other seats and co-signers have nothing to do.
alter table casework.task drop constraint task_status_check;
alter table casework.task add constraint task_status_check
    check (status in ('OPEN', 'RESTING', 'DONE', 'CANCELLED'));
comment on column casework.task.status is '状态：OPEN 待办、RESTING 等补正、DONE 已办、CANCELLED 不再需要';
create index task_resting on casework.task (case_id) where status = 'RESTING';
update casework.task t set status = 'RESTING'
from casework.case_file f
where f.id = t.case_id and f.status = 'CORRECTING' and t.status = 'OPEN' and t.kind <> 'CORRECT';
