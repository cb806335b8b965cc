create table notice.news (
    id        uuid primary key,
    kind      text not null,
    title     text not null,
    words     text not null,
    address   text not null,
    accounts  uuid[] not null,
    role      text,
    park      text,
    employer  uuid,
    told_at   timestamptz not null,
    next_at   timestamptz not null,
    attempts  int not null default 0,
    spread_at timestamptz
);
create index news_due on notice.news (next_at) where spread_at is null;
create index news_spread on notice.news (spread_at) where spread_at is not null;
comment on table notice.news is '待分发的消息，与所告知的事在同一事务中写入';
comment on column notice.news.id is '编号';
comment on column notice.news.kind is '消息种类';
comment on column notice.news.title is '标题';
comment on column notice.news.words is '正文，不含个人号码';
comment on column notice.news.address is '所告知的事的页面';
comment on column notice.news.accounts is '收信人账号';
comment on column notice.news.role is '收信角色';
comment on column notice.news.park is '收信角色所管的园区，空为全部';
comment on column notice.news.employer is '收信企业';
comment on column notice.news.told_at is '生成时间';
comment on column notice.news.next_at is '下次分发时间';
comment on column notice.news.attempts is '分发失败次数';
comment on column notice.news.spread_at is '分发完成时间';
create policy enterprise_appends on notice.news for insert with check (true);

create table notice.message (
    id      uuid primary key,
    account uuid not null,
    news    uuid not null,
    kind    text not null,
    title   text not null,
    words   text not null,
    address text not null,
    at      timestamptz not null,
    read_at timestamptz,
    unique (account, news)
);
create index message_list on notice.message (account, at desc, id desc);
create index message_unread on notice.message (account) where read_at is null;
comment on table notice.message is '站内消息，每人一行';
comment on column notice.message.id is '编号';
comment on column notice.message.account is '收信人账号';
comment on column notice.message.news is '来自哪条消息；同一人同一条只有一行';
comment on column notice.message.kind is '消息种类';
comment on column notice.message.title is '标题';
comment on column notice.message.words is '正文';
comment on column notice.message.address is '所告知的事的页面';
comment on column notice.message.at is '收到时间';
comment on column notice.message.read_at is '已读时间';

create table notice.habit (
    account     uuid primary key,
    quiet_from  time,
    quiet_until time,
    digest      boolean not null default true
);
comment on table notice.habit is '接收习惯';
comment on column notice.habit.account is '账号';
comment on column notice.habit.quiet_from is '免打扰开始';
comment on column notice.habit.quiet_until is '免打扰结束';
comment on column notice.habit.digest is '是否要每日到期提醒';

create table notice.way (
    account uuid not null,
    kind    text not null,
    shown   boolean not null,
    mailed  boolean not null,
    primary key (account, kind)
);
comment on table notice.way is '各种消息的接收方式';
comment on column notice.way.account is '账号';
comment on column notice.way.kind is '消息种类';
comment on column notice.way.shown is '是否要站内消息';
comment on column notice.way.mailed is '是否要邮件';

create table notice.digest (
    account uuid not null,
    day     date not null,
    primary key (account, day)
);
comment on table notice.digest is '已发的每日到期提醒，每人每天一次';
comment on column notice.digest.account is '账号';
comment on column notice.digest.day is '日期';

create table notice.webhook (
    id         uuid primary key,
    name       text not null,
    address    text not null,
    secret     text not null,
    active     boolean not null default true,
    created_by text not null,
    created_at timestamptz not null,
    heard_at   timestamptz,
    fault      text not null default ''
);
comment on table notice.webhook is '网络回调：向其他系统推送消息的地址';
comment on column notice.webhook.id is '编号';
comment on column notice.webhook.name is '名称';
comment on column notice.webhook.address is '地址';
comment on column notice.webhook.secret is '签名密钥，密文';
comment on column notice.webhook.active is '是否启用';
comment on column notice.webhook.created_by is '设置人';
comment on column notice.webhook.created_at is '设置时间';
comment on column notice.webhook.heard_at is '最近一次送达时间';
comment on column notice.webhook.fault is '最近一次失败的原因，送达后清空';

create table notice.call (
    id         uuid primary key,
    webhook    uuid not null references notice.webhook (id) on delete cascade,
    news       uuid not null,
    body       text not null,
    status     text not null check (status in ('WAITING', 'SENT', 'FAILED')),
    attempts   int not null default 0,
    next_at    timestamptz not null,
    done_at    timestamptz,
    unique (webhook, news)
);
create index call_due on notice.call (webhook, next_at) where status = 'WAITING';
comment on table notice.call is '待推送的回调，每个地址每条消息一行';
comment on column notice.call.id is '编号，随请求发出，接收方据此去重';
comment on column notice.call.webhook is '回调地址';
comment on column notice.call.news is '来自哪条消息';
comment on column notice.call.body is '推送内容';
comment on column notice.call.status is '状态：WAITING 待推送、SENT 已送达、FAILED 已放弃';
comment on column notice.call.attempts is '已尝试次数';
comment on column notice.call.next_at is '下次尝试时间';
comment on column notice.call.done_at is '送达或放弃的时间';
