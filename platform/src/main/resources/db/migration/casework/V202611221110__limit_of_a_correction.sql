-- A correction keeps the limit that it was asked under, so that its last day can be counted anew. ADR 0465.
alter table casework.task
    add column correction_amount integer,
    add column correction_unit   text,
    add column correction_source text not null default '';
comment on column casework.task.correction_amount is '补正期限的数量，只有补正才有';
comment on column casework.task.correction_unit is '补正期限的单位';
comment on column casework.task.correction_source is '补正期限的依据';

update casework.task t
set correction_amount = coalesce((s.stage -> 'correction' ->> 'amount')::integer, l.correction_amount),
    correction_unit = coalesce(s.stage -> 'correction' ->> 'unit', l.correction_unit),
    correction_source = coalesce(s.stage -> 'correction' ->> 'source', l.correction_source)
from casework.light l, casework.case_file f, casework.procedure p, jsonb_array_elements(p.content -> 'stages') s (stage)
where t.kind = 'CORRECT' and t.status = 'OPEN' and f.id = t.case_id
  and p.key = f.procedure and p.version = f.procedure_version and s.stage ->> 'key' = t.stage;
