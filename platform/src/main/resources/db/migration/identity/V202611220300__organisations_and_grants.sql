-- 区域：三级，园区是最下一级；园区本身的资料在 enterprise.park
create table identity.region (
    code     text primary key,
    level    text not null check (level in ('PROVINCE', 'ZONE', 'PARK')),
    name     text not null,
    parent   text references identity.region,
    position int not null default 0,
    constraint region_has_its_parent check ((level = 'PROVINCE') = (parent is null))
);
create index region_parent on identity.region (parent);
comment on table identity.region is '区域：省、市（开发区）、园区三级';
comment on column identity.region.code is '区域编号：省、市用行政区划代码（GB/T 2260），园区用园区编号';
comment on column identity.region.level is '级别：PROVINCE 省、ZONE 市或开发区、PARK 园区';
comment on column identity.region.name is '名称';
comment on column identity.region.parent is '上一级';
comment on column identity.region.position is '排列次序';

insert into identity.region (code, level, name, parent, position) values
    ('220000', 'PROVINCE', '吉林省', null, 1),
    ('140000', 'PROVINCE', '山西省', null, 2),
    ('220100', 'ZONE', '长春市', '220000', 1),
    ('140700', 'ZONE', '晋中市', '140000', 2);

create table identity.organisation (
    id            uuid primary key,
    kind          text not null check (kind in ('COMMITTEE', 'OPERATING_COMPANY', 'ENTERPRISE', 'SERVICE_STATION',
        'BUREAU', 'HOSPITAL', 'UNIVERSITY', 'TESTING_BODY', 'EXPERT', 'BANK')),
    name          text not null check (btrim(name) <> ''),
    region        text references identity.region,
    enterprise_id uuid,
    demo          boolean not null default false,
    archived_at   timestamptz,
    created_at    timestamptz not null default now(),
    version       int not null default 1,
    constraint organisation_of_enterprise check ((kind = 'ENTERPRISE') = (enterprise_id is not null)),
    constraint one_organisation_per_enterprise unique (enterprise_id),
    constraint organisation_name_taken unique (kind, name)
);
create index organisation_region on identity.organisation (region);
comment on table identity.organisation is '单位：人员所属、代表其办事的机构';
comment on column identity.organisation.id is '编号';
comment on column identity.organisation.kind is '单位类型';
comment on column identity.organisation.name is '名称';
comment on column identity.organisation.region is '所在或主管的区域，空表示全部';
comment on column identity.organisation.enterprise_id is '对应的企业，只有类型为企业时有';
comment on column identity.organisation.demo is '是否演示数据';
comment on column identity.organisation.archived_at is '停用时间';
comment on column identity.organisation.created_at is '建立时间';
comment on column identity.organisation.version is '版本';

-- 系统自带的第一个单位：首批管理员归属于它，名称可以改
insert into identity.organisation (id, kind, name) values
    ('00000000-0000-7000-8000-000000000001', 'COMMITTEE', '园区管理委员会');
insert into identity.organisation (id, kind, name, enterprise_id, demo)
select gen_random_uuid(), 'ENTERPRISE', coalesce(nullif(btrim(min(organisation)), ''), '企业') ||
        case when count(*) over (partition by coalesce(nullif(btrim(min(organisation)), ''), '企业')) > 1
            then ' ' || enterprise_id else '' end,
    enterprise_id, bool_and(demo)
from identity.account where enterprise_id is not null group by enterprise_id;

create table identity.role_grant (
    id              uuid primary key,
    account_id      uuid not null references identity.account on delete cascade,
    role            text not null,
    organisation_id uuid not null references identity.organisation,
    scope           text not null check (scope in ('ALL', 'REGION', 'ORGANISATION')),
    region          text references identity.region,
    from_day        date not null,
    until_day       date,
    status          text not null check (status in ('PROPOSED', 'STANDING', 'REFUSED', 'WITHDRAWN')),
    origin          text not null check (origin in ('PROPOSED', 'INVITED', 'SET_UP', 'DEMO', 'MIGRATED')),
    reason          text not null default '',
    proposed_by     uuid,
    proposed_name   text not null default '',
    proposed_at     timestamptz not null,
    decided_by      uuid,
    decided_name    text not null default '',
    decided_at      timestamptz,
    ended_name      text not null default '',
    ended_at        timestamptz,
    position        bigint generated always as identity,
    version         int not null default 1,
    constraint grant_names_its_region check ((scope = 'REGION') = (region is not null)),
    constraint grant_ends_after_it_begins check (until_day is null or until_day >= from_day),
    constraint people_of_enterprises_see_one check (
        role not in ('ENTERPRISE_ADMINISTRATOR', 'ENTERPRISE_MEMBER') or scope = 'ORGANISATION'),
    constraint nobody_proposes_for_themselves check (proposed_by is null or proposed_by <> account_id),
    constraint four_eyes check (decided_by is null or (decided_by <> account_id and decided_by is distinct from proposed_by)),
    constraint proposals_have_two_signers check (
        origin <> 'PROPOSED' or (proposed_by is not null and (status <> 'STANDING' or decided_by is not null))),
    constraint enterprises_invite_their_own_only check (
        origin <> 'INVITED' or role in ('ENTERPRISE_ADMINISTRATOR', 'ENTERPRISE_MEMBER'))
);
-- 三员分立：同一人不得兼任两种管理员，数据库自己保证
create unique index one_administrator_role_per_person on identity.role_grant (account_id)
    where role in ('SYSTEM_ADMINISTRATOR', 'SECURITY_ADMINISTRATOR', 'AUDIT_ADMINISTRATOR')
      and status in ('PROPOSED', 'STANDING');
create unique index no_grant_twice on identity.role_grant (account_id, role, organisation_id, scope, coalesce(region, ''))
    where status in ('PROPOSED', 'STANDING');
create index role_grant_account on identity.role_grant (account_id);
create index role_grant_organisation on identity.role_grant (organisation_id);
comment on table identity.role_grant is '授权：某人代表某单位，在某范围、某期间担任某角色';
comment on column identity.role_grant.id is '编号';
comment on column identity.role_grant.account_id is '账号';
comment on column identity.role_grant.role is '角色';
comment on column identity.role_grant.organisation_id is '代表的单位';
comment on column identity.role_grant.scope is '范围：ALL 全部、REGION 某区域或园区、ORGANISATION 本单位';
comment on column identity.role_grant.region is '区域或园区，范围为 REGION 时填写';
comment on column identity.role_grant.from_day is '起始日，含当日';
comment on column identity.role_grant.until_day is '截止日，含当日，空表示不限';
comment on column identity.role_grant.status is '状态：PROPOSED 待确认、STANDING 已生效、REFUSED 已退回、WITHDRAWN 已收回';
comment on column identity.role_grant.origin is '来由：PROPOSED 提出并确认、INVITED 企业邀请、SET_UP 首次启用、DEMO 演示、MIGRATED 升级前已有';
comment on column identity.role_grant.reason is '事由';
comment on column identity.role_grant.proposed_by is '提出人账号';
comment on column identity.role_grant.proposed_name is '提出人姓名';
comment on column identity.role_grant.proposed_at is '提出时间';
comment on column identity.role_grant.decided_by is '确认人账号';
comment on column identity.role_grant.decided_name is '确认人姓名';
comment on column identity.role_grant.decided_at is '确认或退回时间';
comment on column identity.role_grant.ended_name is '收回人姓名';
comment on column identity.role_grant.ended_at is '收回时间';
comment on column identity.role_grant.position is '次序';
comment on column identity.role_grant.version is '版本';

-- 管理员不兼业务角色：看业务数据的人不管账号，管账号的人不看业务数据
create function identity.administrators_hold_nothing_else() returns trigger language plpgsql as $$
declare
    administrators constant text[] := array['SYSTEM_ADMINISTRATOR', 'SECURITY_ADMINISTRATOR', 'AUDIT_ADMINISTRATOR'];
begin
    if new.status in ('PROPOSED', 'STANDING') then
        perform 1 from identity.account where id = new.account_id for no key update;
        if exists (select 1 from identity.role_grant g
                where g.account_id = new.account_id and g.id <> new.id and g.status in ('PROPOSED', 'STANDING')
                  and (g.role = any(administrators)) <> (new.role = any(administrators))) then
            raise exception using errcode = 'exclusion_violation', constraint = 'administrators_hold_nothing_else',
                message = 'an administrator holds no other role';
        end if;
    end if;
    return new;
end $$;
create trigger administrators_hold_nothing_else before insert or update on identity.role_grant
    for each row execute function identity.administrators_hold_nothing_else();

insert into identity.role_grant
    (id, account_id, role, organisation_id, scope, from_day, status, origin, reason, proposed_at, decided_at)
select gen_random_uuid(), a.id, a.role,
    coalesce((select o.id from identity.organisation o where o.enterprise_id = a.enterprise_id),
        '00000000-0000-7000-8000-000000000001'),
    case when a.enterprise_id is null then 'ALL' else 'ORGANISATION' end,
    (a.created_at at time zone 'Asia/Shanghai')::date, 'STANDING',
    case when a.demo then 'DEMO' else 'MIGRATED' end, '升级前已有的角色', a.created_at, a.created_at
from identity.account a where a.role <> 'GUEST' order by a.position;

alter table identity.account add column organisation_id uuid references identity.organisation;
update identity.account a set organisation_id = coalesce(
    (select o.id from identity.organisation o where o.enterprise_id = a.enterprise_id),
    '00000000-0000-7000-8000-000000000001');
alter table identity.account alter column organisation_id set not null;
alter table identity.account drop constraint enterprise_people_have_one;
alter table identity.account drop column role;
alter table identity.account drop column enterprise_id;
alter table identity.account drop column organisation;
create index account_organisation on identity.account (organisation_id);
comment on column identity.account.organisation_id is '所属单位';

-- 管运分离：什么类型的单位可以担任什么角色，授权时按此表检查
create table identity.duty (
    kind       text not null,
    role       text not null,
    source     text not null,
    changed_by text not null,
    changed_at timestamptz not null default now(),
    primary key (kind, role)
);
comment on table identity.duty is '职责矩阵：什么类型的单位可以担任什么角色';
comment on column identity.duty.kind is '单位类型';
comment on column identity.duty.role is '角色';
comment on column identity.duty.source is '依据';
comment on column identity.duty.changed_by is '由谁提出和确认';
comment on column identity.duty.changed_at is '生效时间';

insert into identity.duty (kind, role, source, changed_by)
select kind, role, source, '系统初始设置' from (values
    ('COMMITTEE', array['LEADER', 'POLICY_OFFICER', 'POLICY_APPROVER', 'FINANCE_OFFICER', 'STATISTICS_OFFICER',
        'PROJECT_OFFICER', 'BONDED_OFFICER', 'SERVICE_SPECIALIST', 'SYSTEM_ADMINISTRATOR', 'SECURITY_ADMINISTRATOR',
        'AUDIT_ADMINISTRATOR'],
        '管委会一方：决策、审批、资金和监督；界限由各园区的管运分离方案划定，参见《筑巢引凤　打造产业高地　聚势赋能　助推转型发展》（2025）'),
    ('OPERATING_COMPANY', array['LEADER', 'INVESTMENT_MANAGER', 'SERVICE_SPECIALIST', 'ESTATE_MANAGER',
        'PROJECT_OFFICER', 'BONDED_OFFICER', 'STATISTICS_OFFICER', 'SYSTEM_ADMINISTRATOR'],
        '运营公司一方：项目引进、企业服务、资产运营，参见《筑巢引凤　打造产业高地　聚势赋能　助推转型发展》（2025）'),
    ('ENTERPRISE', array['ENTERPRISE_ADMINISTRATOR', 'ENTERPRISE_MEMBER'], '企业自己的人员，由企业管理员邀请和移除'),
    ('SERVICE_STATION', array['REGISTRATION_ADVISER', 'LEADER'],
        '服务站：注册申报的早期介入、指导和咨询，参见《筑巢引凤　打造产业高地　聚势赋能　助推转型发展》（2025）'),
    ('BUREAU', array['LEADER', 'POLICY_OFFICER', 'POLICY_APPROVER', 'FINANCE_OFFICER', 'STATISTICS_OFFICER'],
        '主管部门：制定政策、审批和拨付；平台初始设置，请按当地分工核对'),
    ('HOSPITAL', array['EXPERT'], '平台初始设置，请按当地分工核对'),
    ('UNIVERSITY', array['EXPERT'], '平台初始设置，请按当地分工核对'),
    ('TESTING_BODY', array['CERTIFIER', 'EXPERT'], '检验检测机构出具证明；平台初始设置，请按当地分工核对'),
    ('EXPERT', array['EXPERT'], '平台初始设置，请按当地分工核对'),
    ('BANK', array['CERTIFIER'], '金融机构核验贷款和到账；平台初始设置，请按当地分工核对')
) as t(kind, roles, source), unnest(roles) as role;

create table identity.duty_change (
    id            uuid primary key,
    kind          text not null,
    role          text not null,
    allowed       boolean not null,
    source        text not null check (btrim(source) <> ''),
    status        text not null check (status in ('PROPOSED', 'STANDING', 'REFUSED')),
    proposed_by   uuid not null,
    proposed_name text not null,
    proposed_at   timestamptz not null,
    decided_by    uuid,
    decided_name  text not null default '',
    decided_at    timestamptz,
    version       int not null default 1,
    constraint duty_change_four_eyes check (decided_by is null or decided_by <> proposed_by),
    constraint duty_change_signed check (status = 'PROPOSED' or decided_by is not null)
);
create unique index one_open_change_per_duty on identity.duty_change (kind, role) where status = 'PROPOSED';
comment on table identity.duty_change is '职责矩阵的变更：一人提出，另一人确认';
comment on column identity.duty_change.id is '编号';
comment on column identity.duty_change.kind is '单位类型';
comment on column identity.duty_change.role is '角色';
comment on column identity.duty_change.allowed is '改为可以担任（否则改为不可以）';
comment on column identity.duty_change.source is '依据';
comment on column identity.duty_change.status is '状态：PROPOSED 待确认、STANDING 已生效、REFUSED 已退回';
comment on column identity.duty_change.proposed_by is '提出人账号';
comment on column identity.duty_change.proposed_name is '提出人姓名';
comment on column identity.duty_change.proposed_at is '提出时间';
comment on column identity.duty_change.decided_by is '确认人账号';
comment on column identity.duty_change.decided_name is '确认人姓名';
comment on column identity.duty_change.decided_at is '确认或退回时间';
comment on column identity.duty_change.version is '版本';

create table identity.invitation (
    id              uuid primary key,
    token           text not null,
    account_id      uuid references identity.account on delete cascade,
    organisation_id uuid not null references identity.organisation,
    role            text,
    name            text not null,
    mail            text not null default '',
    demo            boolean not null default false,
    issued_by       uuid,
    issued_name     text not null,
    issued_at       timestamptz not null,
    expires_at      timestamptz not null,
    accepted_by     uuid,
    accepted_at     timestamptz,
    withdrawn_at    timestamptz,
    constraint invitation_token_taken unique (token),
    constraint invitation_is_for_an_account_or_a_role check ((account_id is null) <> (role is null))
);
create index invitation_organisation on identity.invitation (organisation_id);
create index invitation_account on identity.invitation (account_id);
comment on table identity.invitation is '邀请：一次性链接，用它设置口令，或加入一个单位';
comment on column identity.invitation.id is '编号';
comment on column identity.invitation.token is '链接中口令的散列值';
comment on column identity.invitation.account_id is '已建立、等本人设置口令的账号；空表示受邀人自己建立账号';
comment on column identity.invitation.organisation_id is '加入的单位';
comment on column identity.invitation.role is '加入后的角色，账号已建立时为空';
comment on column identity.invitation.name is '受邀人姓名';
comment on column identity.invitation.mail is '受邀人邮箱，可空';
comment on column identity.invitation.demo is '是否演示数据';
comment on column identity.invitation.issued_by is '发出人账号';
comment on column identity.invitation.issued_name is '发出人姓名';
comment on column identity.invitation.issued_at is '发出时间';
comment on column identity.invitation.expires_at is '失效时间';
comment on column identity.invitation.accepted_by is '接受后的账号';
comment on column identity.invitation.accepted_at is '接受时间';
comment on column identity.invitation.withdrawn_at is '撤回时间';
