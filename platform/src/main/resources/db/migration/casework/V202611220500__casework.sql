create schema if not exists casework;
comment on schema casework is '事项办理：流程、事项、待办、时限';

create table casework.procedure (
    key            text not null check (key ~ '^[a-z][a-z0-9-]{0,39}$'),
    version        integer not null check (version > 0),
    title          text not null,
    content        jsonb not null,
    status         text not null check (status in ('DRAFT', 'PROPOSED', 'PUBLISHED')),
    author         text not null,
    author_name    text not null,
    written_at     timestamptz not null,
    publisher_name text not null default '',
    published_at   timestamptz,
    edit           integer not null default 1,
    primary key (key, version)
);
create unique index procedure_unpublished_once on casework.procedure (key) where status <> 'PUBLISHED';
comment on table casework.procedure is '流程的各个版本，发布后不再改动';
comment on column casework.procedure.key is '流程代码，各版本相同';
comment on column casework.procedure.version is '版本';
comment on column casework.procedure.title is '名称';
comment on column casework.procedure.content is '环节、席位、时限及依据';
comment on column casework.procedure.status is '状态：DRAFT 草稿、PROPOSED 待发布、PUBLISHED 已发布';
comment on column casework.procedure.author is '最后编写人的账号，空表示随系统提供';
comment on column casework.procedure.author_name is '最后编写人';
comment on column casework.procedure.written_at is '编写时间';
comment on column casework.procedure.publisher_name is '发布人，不能是编写人';
comment on column casework.procedure.published_at is '发布时间';
comment on column casework.procedure.edit is '保存次数，用于发现两人同时编写';
create policy enterprise_reads on casework.procedure for select using (status = 'PUBLISHED');

create table casework.counter (
    series text not null,
    year   integer not null,
    last   integer not null check (last > 0),
    primary key (series, year)
);
comment on table casework.counter is '事项编号的流水，每年从 1 起，不跳号';
comment on column casework.counter.series is '编号规则去掉流水的部分';
comment on column casework.counter.year is '年';
comment on column casework.counter.last is '已用到的流水号';
create policy enterprise_counts on casework.counter for all using (true) with check (true);

create table casework.case_file (
    id                uuid primary key,
    number            text not null unique,
    code              text not null,
    procedure         text not null,
    procedure_version integer not null,
    kind              text not null,
    subject           text not null,
    title             text not null,
    enterprise_id     uuid,
    applicant         text not null,
    park              text,
    status            text not null check (status in ('OPEN', 'CORRECTING', 'PASSED', 'REFUSED', 'WITHDRAWN')),
    stage             text not null,
    stage_name        text not null,
    visit             integer not null,
    asked             text not null default '',
    opened_at         timestamptz not null,
    opened_by         text not null,
    opened_name       text not null,
    closed_at         timestamptz,
    plain             text not null,
    grams             text[] not null,
    version           integer not null default 1,
    foreign key (procedure, procedure_version) references casework.procedure
);
create index case_file_newest on casework.case_file (opened_at desc, id);
create index case_file_opened_by on casework.case_file (opened_by, opened_at desc, id);
create index case_file_enterprise on casework.case_file (enterprise_id, opened_at desc, id);
create index case_file_status on casework.case_file (status, opened_at desc, id);
create index case_file_procedure on casework.case_file (procedure, opened_at desc, id);
create index case_file_park on casework.case_file (park, opened_at desc, id);
create index case_file_words on casework.case_file using gin (grams);
create index case_file_subject on casework.case_file (kind, subject);
create index case_file_stage on casework.case_file (procedure, procedure_version, stage)
    where status in ('OPEN', 'CORRECTING');
comment on table casework.case_file is '事项';
comment on column casework.case_file.id is '编号（内部）';
comment on column casework.case_file.number is '事项编号';
comment on column casework.case_file.code is '查询码，与编号一起可公开查询进度';
comment on column casework.case_file.procedure is '流程代码';
comment on column casework.case_file.procedure_version is '流程版本，办理中不变';
comment on column casework.case_file.kind is '业务种类';
comment on column casework.case_file.subject is '业务对象的编号';
comment on column casework.case_file.title is '事项名称';
comment on column casework.case_file.enterprise_id is '申请企业';
comment on column casework.case_file.applicant is '申请人名称';
comment on column casework.case_file.park is '园区';
comment on column casework.case_file.status is '状态：OPEN 办理中、CORRECTING 待补正、PASSED 已办结、REFUSED 不予通过、WITHDRAWN 已撤回';
comment on column casework.case_file.stage is '所在环节代码';
comment on column casework.case_file.stage_name is '所在环节';
comment on column casework.case_file.visit is '第几次环节经过';
comment on column casework.case_file.asked is '要求补正的内容';
comment on column casework.case_file.opened_at is '提交时间';
comment on column casework.case_file.opened_by is '发起人账号';
comment on column casework.case_file.opened_name is '发起人';
comment on column casework.case_file.closed_at is '办结时间';
comment on column casework.case_file.plain is '名称与申请人，供查找';
comment on column casework.case_file.grams is '名称与申请人及拼音首字母的双字组，供查找';
comment on column casework.case_file.version is '版本';

create table casework.visit (
    case_id       uuid not null references casework.case_file on delete cascade,
    number        integer not null,
    stage         text not null,
    name          text not null,
    began_at      timestamptz not null,
    began_on      date not null,
    amount        integer,
    unit          text,
    source        text not null default '',
    extension     integer not null default 0,
    ended_at      timestamptz,
    ended_on      date,
    outcome       text,
    enterprise_id uuid,
    primary key (case_id, number)
);
comment on table casework.visit is '环节经过：事项每进入一次环节一行';
comment on column casework.visit.case_id is '事项';
comment on column casework.visit.number is '第几次';
comment on column casework.visit.stage is '环节代码';
comment on column casework.visit.name is '环节';
comment on column casework.visit.began_at is '进入时间';
comment on column casework.visit.began_on is '起算日，当日不计';
comment on column casework.visit.amount is '时限数量，空表示无时限';
comment on column casework.visit.unit is '时限单位';
comment on column casework.visit.source is '时限依据';
comment on column casework.visit.extension is '延长';
comment on column casework.visit.ended_at is '离开时间';
comment on column casework.visit.ended_on is '停止计时日';
comment on column casework.visit.outcome is '结果';
comment on column casework.visit.enterprise_id is '申请企业';

create table casework.pause (
    id            uuid primary key,
    case_id       uuid not null references casework.case_file on delete cascade,
    visit         integer not null,
    reason        text not null,
    from_day      date not null,
    until_day     date,
    by_name       text not null,
    enterprise_id uuid
);
create unique index pause_open_once on casework.pause (case_id, visit, reason) where until_day is null;
create index pause_case on casework.pause (case_id);
comment on table casework.pause is '不计时段';
comment on column casework.pause.id is '编号';
comment on column casework.pause.case_id is '事项';
comment on column casework.pause.visit is '第几次环节经过';
comment on column casework.pause.reason is '事由，流程列明的';
comment on column casework.pause.from_day is '自此日之后不计';
comment on column casework.pause.until_day is '至此日为止，空表示仍在暂停';
comment on column casework.pause.by_name is '经办人';
comment on column casework.pause.enterprise_id is '申请企业';

create table casework.turn (
    case_id       uuid not null references casework.case_file on delete cascade,
    number        integer not null,
    holder        text not null,
    from_day      date not null,
    at            timestamptz not null,
    enterprise_id uuid,
    primary key (case_id, number)
);
comment on table casework.turn is '接手：自何日起由谁办理';
comment on column casework.turn.case_id is '事项';
comment on column casework.turn.number is '第几次';
comment on column casework.turn.holder is '谁在办理';
comment on column casework.turn.from_day is '自何日';
comment on column casework.turn.at is '时间';
comment on column casework.turn.enterprise_id is '申请企业';

create table casework.task (
    id            uuid primary key,
    case_id       uuid not null references casework.case_file on delete cascade,
    visit         integer not null,
    stage         text not null,
    stage_name    text not null,
    kind          text not null check (kind in ('DECIDE', 'COSIGN', 'CORRECT')),
    role          text not null,
    holder        text,
    holder_name   text not null default '',
    park          text,
    enterprise_id uuid,
    procedure     text not null,
    number        text not null,
    title         text not null,
    applicant     text not null,
    began_on      date not null,
    due           date,
    yellow_from   date,
    red_from      date,
    status        text not null check (status in ('OPEN', 'DONE', 'CANCELLED')),
    urged         integer not null default 0,
    urged_on      date,
    outcome       text,
    comment       text not null default '',
    fields        jsonb not null default '{}',
    decided_by    text,
    decided_name  text not null default '',
    decided_for   text not null default '',
    decided_at    timestamptz,
    version       integer not null default 1
);
create index task_case on casework.task (case_id, visit);
create index task_waiting on casework.task (role, due nulls last, id) include (park)
    where status = 'OPEN' and holder is null;
create index task_held on casework.task (holder, due nulls last, id) where status = 'OPEN' and holder is not null;
create index task_done on casework.task (decided_by, decided_at desc, id) where status = 'DONE';
create index task_correcting on casework.task (enterprise_id, due nulls last, id)
    where status = 'OPEN' and kind = 'CORRECT';
comment on table casework.task is '待办：一个席位在一个环节要办的事';
comment on column casework.task.id is '编号';
comment on column casework.task.case_id is '事项';
comment on column casework.task.visit is '第几次环节经过';
comment on column casework.task.stage is '环节代码';
comment on column casework.task.stage_name is '环节';
comment on column casework.task.kind is '种类：DECIDE 办理、COSIGN 加签、CORRECT 补正';
comment on column casework.task.role is '办理角色';
comment on column casework.task.holder is '签收人账号，空表示待签收';
comment on column casework.task.holder_name is '签收人';
comment on column casework.task.park is '园区';
comment on column casework.task.enterprise_id is '申请企业';
comment on column casework.task.procedure is '流程代码';
comment on column casework.task.number is '事项编号';
comment on column casework.task.title is '事项名称';
comment on column casework.task.applicant is '申请人名称';
comment on column casework.task.began_on is '到达日';
comment on column casework.task.due is '到期日，空表示无时限或暂停中';
comment on column casework.task.yellow_from is '自此日亮黄灯';
comment on column casework.task.red_from is '自此日亮红灯';
comment on column casework.task.status is '状态：OPEN 待办、DONE 已办、CANCELLED 不再需要';
comment on column casework.task.urged is '被催办次数';
comment on column casework.task.urged_on is '最近催办日';
comment on column casework.task.outcome is '结果';
comment on column casework.task.comment is '公开意见';
comment on column casework.task.fields is '决定要素';
comment on column casework.task.decided_by is '办理人账号';
comment on column casework.task.decided_name is '办理人';
comment on column casework.task.decided_for is '代谁办理，空表示本人';
comment on column casework.task.decided_at is '办理时间';
comment on column casework.task.version is '版本';

create table casework.entry (
    id            uuid primary key,
    case_id       uuid not null references casework.case_file on delete cascade,
    at            timestamptz not null,
    by_name       text not null,
    stage_name    text not null,
    what          text not null,
    note          text not null default '',
    enterprise_id uuid
);
create index entry_case on casework.entry (case_id, at, id);
comment on table casework.entry is '办理过程，申请人可见';
comment on column casework.entry.id is '编号';
comment on column casework.entry.case_id is '事项';
comment on column casework.entry.at is '时间';
comment on column casework.entry.by_name is '经办人';
comment on column casework.entry.stage_name is '环节';
comment on column casework.entry.what is '做了什么';
comment on column casework.entry.note is '公开意见或说明';
comment on column casework.entry.enterprise_id is '申请企业';

-- No enterprise_id: closed to the enterprise's side of the database.
create table casework.internal_note (
    id       uuid primary key,
    entry_id uuid not null references casework.entry on delete cascade,
    case_id  uuid not null references casework.case_file on delete cascade,
    text     text not null
);
create index internal_note_case on casework.internal_note (case_id);
comment on table casework.internal_note is '内部意见，申请人看不到';
comment on column casework.internal_note.id is '编号';
comment on column casework.internal_note.entry_id is '办理过程的哪一条';
comment on column casework.internal_note.case_id is '事项';
comment on column casework.internal_note.text is '意见';

create table casework.material (
    id            uuid primary key,
    case_id       uuid not null references casework.case_file on delete cascade,
    item          text not null,
    name          text not null,
    version       integer not null,
    attachment    uuid,
    file_name     text not null,
    status        text not null check (status in ('GIVEN', 'REFUSED', 'REPLACED')),
    refusal       text not null default '',
    given_at      timestamptz not null,
    given_by      text not null,
    enterprise_id uuid,
    unique (case_id, item, version)
);
comment on table casework.material is '材料，每交一次一个版本';
comment on column casework.material.id is '编号';
comment on column casework.material.case_id is '事项';
comment on column casework.material.item is '材料代码';
comment on column casework.material.name is '材料名称';
comment on column casework.material.version is '版本';
comment on column casework.material.attachment is '附件';
comment on column casework.material.file_name is '文件名';
comment on column casework.material.status is '状态：GIVEN 已交、REFUSED 不合格、REPLACED 已换新版';
comment on column casework.material.refusal is '不合格的原因';
comment on column casework.material.given_at is '提交时间';
comment on column casework.material.given_by is '提交人';
comment on column casework.material.enterprise_id is '申请企业';

create table casework.copy (
    case_id  uuid not null references casework.case_file on delete cascade,
    account  text not null,
    name     text not null,
    by_name  text not null,
    at       timestamptz not null,
    read_at  timestamptz,
    primary key (case_id, account)
);
create index copy_account on casework.copy (account, at desc, case_id);
comment on table casework.copy is '抄送';
comment on column casework.copy.case_id is '事项';
comment on column casework.copy.account is '抄送给谁（账号）';
comment on column casework.copy.name is '抄送给谁';
comment on column casework.copy.by_name is '抄送人';
comment on column casework.copy.at is '时间';
comment on column casework.copy.read_at is '阅读时间';

create table casework.absence (
    id            uuid primary key,
    account       text not null,
    name          text not null,
    role          text not null,
    everywhere    boolean not null,
    parks         text[] not null,
    delegate      text not null,
    delegate_name text not null,
    from_day      date not null,
    until_day     date not null check (until_day >= from_day),
    ended_at      timestamptz
);
create index absence_delegate on casework.absence (delegate, until_day) where ended_at is null;
create index absence_account on casework.absence (account);
comment on table casework.absence is '外出委托：期间由受托人代办';
comment on column casework.absence.id is '编号';
comment on column casework.absence.account is '委托人账号';
comment on column casework.absence.name is '委托人';
comment on column casework.absence.role is '委托人的角色';
comment on column casework.absence.everywhere is '委托人的范围是否为全部园区';
comment on column casework.absence.parks is '委托人的园区';
comment on column casework.absence.delegate is '受托人账号';
comment on column casework.absence.delegate_name is '受托人';
comment on column casework.absence.from_day is '自何日';
comment on column casework.absence.until_day is '至何日，含当日';
comment on column casework.absence.ended_at is '提前结束的时间';

create table casework.light (
    single     boolean primary key default true check (single),
    yellow     integer not null check (yellow between 0 and 100),
    red        integer not null check (red between 0 and yellow),
    changed_by text not null,
    changed_at timestamptz not null,
    basis      text not null default ''
);
insert into casework.light (yellow, red, changed_by, changed_at) values (40, 20, '系统预设', now());
comment on table casework.light is '亮灯界限';
comment on column casework.light.single is '只有一行';
comment on column casework.light.yellow is '剩余时限占比不超过百分之几亮黄灯';
comment on column casework.light.red is '剩余时限占比不超过百分之几亮红灯';
comment on column casework.light.changed_by is '最后修改人';
comment on column casework.light.changed_at is '修改时间';
comment on column casework.light.basis is '待办的到期日上次按哪份日历和界限算出';
create policy enterprise_reads on casework.light for select using (true);

-- Who objects is told to the park only; the answer is public.
create table casework.objection (
    id            uuid primary key,
    case_id       uuid not null references casework.case_file on delete cascade,
    visit         integer not null,
    name          text not null,
    contact       text not null,
    text          text not null,
    at            timestamptz not null,
    answer        text not null default '',
    upheld        boolean,
    answered_name text not null default '',
    answered_at   timestamptz
);
create index objection_case on casework.objection (case_id);
comment on table casework.objection is '公示异议';
comment on column casework.objection.id is '编号';
comment on column casework.objection.case_id is '事项';
comment on column casework.objection.visit is '第几次环节经过';
comment on column casework.objection.name is '提出人，密文';
comment on column casework.objection.contact is '联系方式，密文';
comment on column casework.objection.text is '异议内容';
comment on column casework.objection.at is '提出时间';
comment on column casework.objection.answer is '答复';
comment on column casework.objection.upheld is '是否成立，空表示未答复';
comment on column casework.objection.answered_name is '答复人';
comment on column casework.objection.answered_at is '答复时间';
