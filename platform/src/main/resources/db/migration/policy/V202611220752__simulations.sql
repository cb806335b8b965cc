create table policy.simulation (
    id          uuid primary key,
    title       text not null,
    clause      text not null,
    legal_date  date not null,
    parks       text[],
    snapshot    text not null,
    known_at    timestamptz not null,
    rule_hash   text not null,
    enterprises int not null,
    version     int not null default 1,
    started_by  text not null,
    started_at  timestamptz not null
);
create index simulation_started on policy.simulation (started_at desc);
comment on table policy.simulation is '政策模拟：一个条款的现行规定与几个方案，对同一份快照测算';
comment on column policy.simulation.id is '编号';
comment on column policy.simulation.title is '名称';
comment on column policy.simulation.clause is '条款号';
comment on column policy.simulation.legal_date is '基准日';
comment on column policy.simulation.parks is '模拟人的园区范围，空为全部园区；只有范围不小于它的人看得到';
comment on column policy.simulation.snapshot is '快照编号：事实与台账相同则相同';
comment on column policy.simulation.known_at is '快照时间';
comment on column policy.simulation.rule_hash is '规则库指纹';
comment on column policy.simulation.enterprises is '企业数';
comment on column policy.simulation.version is '版本，每次增减方案或重算加一';
comment on column policy.simulation.started_by is '模拟人';
comment on column policy.simulation.started_at is '开始时间';

create table policy.simulation_variant (
    simulation_id uuid not null references policy.simulation on delete cascade,
    position      int not null check (position >= 0),
    name          text not null,
    draft         jsonb not null,
    result        jsonb not null,
    effects       bytea not null,
    millis        bigint not null,
    primary key (simulation_id, position)
);
comment on table policy.simulation_variant is '模拟方案及其结果；第 0 个是现行规定';
comment on column policy.simulation_variant.simulation_id is '政策模拟';
comment on column policy.simulation_variant.position is '次序，0 为现行规定';
comment on column policy.simulation_variant.name is '名称';
comment on column policy.simulation_variant.draft is '改动：参数、金额、条件与预算';
comment on column policy.simulation_variant.result is '合计：各结论户数、金额、分布';
comment on column policy.simulation_variant.effects is '受影响和差一点的企业，压缩';
comment on column policy.simulation_variant.millis is '测算用时（毫秒）';
