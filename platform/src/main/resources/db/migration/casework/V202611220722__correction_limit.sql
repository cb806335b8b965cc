-- 补正期限: how long an applicant has to mend what was asked. ADR 0383.

alter table casework.light
    add column correction_amount integer not null default 10 check (correction_amount > 0),
    add column correction_unit text not null default 'WORKING_DAYS',
    add column correction_source text not null default '系统预设，请按本地资金管理办法核定',
    add column correction_by text not null default '系统预设',
    add column correction_at timestamptz not null default now();
comment on column casework.light.correction_amount is '补正期限的数量';
comment on column casework.light.correction_unit is '补正期限的单位';
comment on column casework.light.correction_source is '补正期限的依据';
comment on column casework.light.correction_by is '补正期限最后修改人';
comment on column casework.light.correction_at is '补正期限修改时间';
