-- A material that was asked for and never handed in. ADR 0491.
alter table casework.material drop constraint material_status_check;
alter table casework.material add constraint material_status_check
    check (status in ('GIVEN', 'REFUSED', 'REPLACED', 'ASKED'));
comment on table casework.material is '材料，每交一次一个版本；要求补交的先占一行';
comment on column casework.material.status is '状态：GIVEN 已交、REFUSED 不合格、REPLACED 已换新版、ASKED 待补交';
comment on column casework.material.refusal is '不合格或要求补交的原因';
comment on column casework.material.given_at is '提交时间，要求补交的为要求时间';
comment on column casework.material.given_by is '提交人，要求补交的为要求的人';
