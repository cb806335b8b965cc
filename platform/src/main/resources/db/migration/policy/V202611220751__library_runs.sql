create table policy.library_run (
    id          uuid primary key,
    status      text not null check (status in ('waiting', 'running', 'done', 'cancelled', 'interrupted', 'failed')),
    legal_date  date not null,
    parks       text[],
    snapshot    text not null default '',
    known_at    timestamptz,
    rule_hash   text not null default '',
    enterprises int not null default 0,
    subjects    int not null default 0,
    clauses     int not null default 0,
    millis      bigint not null default 0,
    note        text not null default '',
    started_by  text not null,
    started_at  timestamptz not null,
    ended_at    timestamptz
);
create index library_run_started on policy.library_run (started_at desc);
comment on table policy.library_run is '全库测算：全部有效条款对全部企业及其产品、项目等的一次体检';
comment on column policy.library_run.id is '编号';
comment on column policy.library_run.status is '状态：等待、进行中、已完成、已取消、中断、出错';
comment on column policy.library_run.legal_date is '基准日：按哪一天的条款和参数';
comment on column policy.library_run.parks is '测算人的园区范围，空为全部园区；只有范围不小于它的人看得到';
comment on column policy.library_run.snapshot is '快照编号：事实与台账相同则相同';
comment on column policy.library_run.known_at is '快照时间：用的是这时已知的事实';
comment on column policy.library_run.rule_hash is '规则库指纹';
comment on column policy.library_run.enterprises is '企业数';
comment on column policy.library_run.subjects is '对象数：企业及其产品、项目、平台、团队';
comment on column policy.library_run.clauses is '条款数';
comment on column policy.library_run.millis is '用时（毫秒）';
comment on column policy.library_run.note is '说明';
comment on column policy.library_run.started_by is '测算人';
comment on column policy.library_run.started_at is '开始时间';
comment on column policy.library_run.ended_at is '结束时间';

create table policy.library_run_roster (
    fingerprint text primary key,
    subjects    int not null,
    content     bytea not null
);
comment on table policy.library_run_roster is '测算名册：一类对象按行的编号，各次测算共用';
comment on column policy.library_run_roster.fingerprint is '内容指纹（SHA-256）';
comment on column policy.library_run_roster.subjects is '对象数';
comment on column policy.library_run_roster.content is '每行对象编号与企业编号，压缩';

create table policy.library_run_column (
    run_id      uuid not null references policy.library_run on delete cascade,
    clause      text not null,
    position    int not null,
    rule        text not null,
    roster      text not null references policy.library_run_roster,
    eligible    int not null,
    near        int not null,
    incomplete  int not null,
    review      int not null,
    ineligible  int not null,
    certain_fen bigint not null,
    ceiling_fen bigint not null,
    pending_fen bigint not null,
    unstated    int not null,
    content     bytea not null,
    primary key (run_id, clause)
);
create index library_run_column_roster on policy.library_run_column (roster);
comment on table policy.library_run_column is '测算结果：一个条款对全部对象';
comment on column policy.library_run_column.run_id is '测算';
comment on column policy.library_run_column.clause is '条款号';
comment on column policy.library_run_column.position is '在政策库里的次序';
comment on column policy.library_run_column.rule is '条款当时内容的指纹';
comment on column policy.library_run_column.roster is '名册';
comment on column policy.library_run_column.eligible is '符合的对象数';
comment on column policy.library_run_column.near is '差一点的对象数';
comment on column policy.library_run_column.incomplete is '待补数据的对象数';
comment on column policy.library_run_column.review is '需认定的对象数';
comment on column policy.library_run_column.ineligible is '不符合的对象数';
comment on column policy.library_run_column.certain_fen is '确定的金额（分），已按同组规则扣减';
comment on column policy.library_run_column.ceiling_fen is '上限的金额（分），已按同组规则扣减';
comment on column policy.library_run_column.pending_fen is '未知的金额（分），已按同组规则扣减';
comment on column policy.library_run_column.unstated is '说不出金额的对象数';
comment on column policy.library_run_column.content is '每行的结论与金额，压缩';
