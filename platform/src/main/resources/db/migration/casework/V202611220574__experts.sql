create table casework.expert (
    account  text primary key,
    name     text not null,
    employer text not null,
    fields   text[] not null,
    active   boolean not null default true
);
comment on table casework.expert is '专家库';
comment on column casework.expert.account is '账号';
comment on column casework.expert.name is '姓名';
comment on column casework.expert.employer is '工作单位';
comment on column casework.expert.fields is '领域';
comment on column casework.expert.active is '是否可抽取';

create table casework.expert_tie (
    id          uuid primary key,
    account     text not null references casework.expert (account) on delete cascade,
    unit        text not null,
    relation    text not null,
    declared_by text not null,
    declared_at timestamptz not null
);
create index expert_tie_account on casework.expert_tie (account);
comment on table casework.expert_tie is '专家的利害关系，抽取时回避';
comment on column casework.expert_tie.id is '编号';
comment on column casework.expert_tie.account is '专家账号';
comment on column casework.expert_tie.unit is '有关系的单位';
comment on column casework.expert_tie.relation is '关系';
comment on column casework.expert_tie.declared_by is '申报人';
comment on column casework.expert_tie.declared_at is '申报时间';

create table casework.panel (
    id        uuid primary key,
    case_id   uuid not null,
    number    text not null,
    title     text not null,
    stage     text not null,
    avoid     text[] not null,
    seed      text not null check (seed ~ '^[0-9a-f]{32}$'),
    rule      text not null check (rule in ('MEAN', 'TRIMMED')),
    pass_mark numeric(6, 2),
    result    numeric(6, 2),
    formed_by text not null,
    formed_at timestamptz not null,
    done_at   timestamptz
);
create unique index panel_open_once on casework.panel (case_id) where result is null;
create index panel_case on casework.panel (case_id, formed_at desc);
comment on table casework.panel is '专家组';
comment on column casework.panel.id is '编号';
comment on column casework.panel.case_id is '事项';
comment on column casework.panel.number is '事项编号';
comment on column casework.panel.title is '事项名称';
comment on column casework.panel.stage is '环节';
comment on column casework.panel.avoid is '回避单位';
comment on column casework.panel.seed is '抽签种子';
comment on column casework.panel.rule is '计分规则：MEAN 全部平均、TRIMMED 去掉最高最低后平均';
comment on column casework.panel.pass_mark is '通过分数线，空表示由人决定';
comment on column casework.panel.result is '得分，评分表交齐后才有';
comment on column casework.panel.formed_by is '组建人';
comment on column casework.panel.formed_at is '抽取时间';
comment on column casework.panel.done_at is '评分完成时间';

create table casework.panel_quota (
    panel    uuid not null references casework.panel (id) on delete cascade,
    position int not null,
    field    text not null,
    seats    int not null check (seats between 1 and 50),
    primary key (panel, position),
    unique (panel, field)
);
comment on table casework.panel_quota is '各领域名额';
comment on column casework.panel_quota.panel is '专家组';
comment on column casework.panel_quota.position is '次序';
comment on column casework.panel_quota.field is '领域';
comment on column casework.panel_quota.seats is '人数';

create table casework.panel_criterion (
    panel    uuid not null references casework.panel (id) on delete cascade,
    position int not null,
    label    text not null,
    most     numeric(6, 2) not null check (most > 0),
    primary key (panel, position)
);
comment on table casework.panel_criterion is '评分指标';
comment on column casework.panel_criterion.panel is '专家组';
comment on column casework.panel_criterion.position is '次序';
comment on column casework.panel_criterion.label is '指标';
comment on column casework.panel_criterion.most is '满分，即权重';

create table casework.panel_candidate (
    panel    uuid not null references casework.panel (id) on delete cascade,
    field    text not null,
    account  text not null,
    name     text not null,
    employer text not null,
    place    text not null,
    excluded text not null,
    noted_at timestamptz not null,
    primary key (panel, field, account)
);
comment on table casework.panel_candidate is '抽取时的候选专家，用于复核';
comment on column casework.panel_candidate.panel is '专家组';
comment on column casework.panel_candidate.field is '领域';
comment on column casework.panel_candidate.account is '专家账号';
comment on column casework.panel_candidate.name is '姓名';
comment on column casework.panel_candidate.employer is '工作单位';
comment on column casework.panel_candidate.place is '排序值：种子、领域、账号的 SHA-256';
comment on column casework.panel_candidate.excluded is '回避原因，空为可抽取';
comment on column casework.panel_candidate.noted_at is '记录时间';

create table casework.panel_seat (
    id        uuid primary key,
    panel     uuid not null references casework.panel (id) on delete cascade,
    account   text not null,
    name      text not null,
    employer  text not null,
    field     text not null,
    place     text not null,
    status    text not null check (status in ('ASKED', 'REFUSED', 'DONE')),
    reason    text not null default '',
    total     numeric(6, 2),
    comment   text not null default '',
    drawn_at  timestamptz not null,
    scored_at timestamptz,
    unique (panel, account),
    check ((status = 'DONE') = (total is not null))
);
create index panel_seat_account on casework.panel_seat (account);
comment on table casework.panel_seat is '专家组席位';
comment on column casework.panel_seat.id is '编号';
comment on column casework.panel_seat.panel is '专家组';
comment on column casework.panel_seat.account is '专家账号';
comment on column casework.panel_seat.name is '姓名';
comment on column casework.panel_seat.employer is '工作单位';
comment on column casework.panel_seat.field is '以哪个领域抽中';
comment on column casework.panel_seat.place is '排序值';
comment on column casework.panel_seat.status is '状态：ASKED 待评分、REFUSED 已回避、DONE 已交';
comment on column casework.panel_seat.reason is '回避理由';
comment on column casework.panel_seat.total is '总分';
comment on column casework.panel_seat.comment is '评审意见';
comment on column casework.panel_seat.drawn_at is '抽中时间';
comment on column casework.panel_seat.scored_at is '交表时间';

create table casework.panel_score (
    seat     uuid not null references casework.panel_seat (id) on delete cascade,
    position int not null,
    points   numeric(6, 2) not null check (points >= 0),
    primary key (seat, position)
);
comment on table casework.panel_score is '评分表的各项得分';
comment on column casework.panel_score.seat is '席位';
comment on column casework.panel_score.position is '指标次序';
comment on column casework.panel_score.points is '得分';
