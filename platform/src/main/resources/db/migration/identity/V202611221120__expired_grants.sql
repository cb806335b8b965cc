-- 到期的授权不再占位：同样的角色和范围可以重新授予，前任管理员可以担任别的角色
alter table identity.role_grant drop constraint role_grant_status_check;
alter table identity.role_grant add constraint role_grant_status_check
    check (status in ('PROPOSED', 'STANDING', 'REFUSED', 'WITHDRAWN', 'EXPIRED'));
alter table identity.role_grant add constraint only_what_has_an_end_expires check (
    status <> 'EXPIRED' or (until_day is not null and ended_at is not null));
comment on column identity.role_grant.status is '状态：PROPOSED 待确认、STANDING 已生效、REFUSED 已退回、WITHDRAWN 已收回、EXPIRED 已到期';
comment on column identity.role_grant.ended_at is '收回或登记到期的时间';
