-- 登录：口令、锁定、会话、动态口令、找回口令和统一身份登录

create table identity.standing (
    account_id           uuid primary key references identity.account on delete cascade,
    password_changed_at  timestamptz,
    last_entry_at        timestamptz,
    last_entry_address   text not null default '',
    last_entry_device    text not null default '',
    failures             int not null default 0,
    last_failure_at      timestamptz,
    last_failure_address text not null default '',
    reopened_at          timestamptz,
    suspended_at         timestamptz
);
comment on table identity.standing is '账号登录情况';
comment on column identity.standing.account_id is '账号';
comment on column identity.standing.password_changed_at is '本人最近一次设定口令的时间，空表示必须先修改口令';
comment on column identity.standing.last_entry_at is '最近一次登录时间';
comment on column identity.standing.last_entry_address is '最近一次登录的网络地址';
comment on column identity.standing.last_entry_device is '最近一次登录的设备';
comment on column identity.standing.failures is '最近一次登录之后失败的次数';
comment on column identity.standing.last_failure_at is '最近一次失败的时间';
comment on column identity.standing.last_failure_address is '最近一次失败的网络地址';
comment on column identity.standing.reopened_at is '最近一次由管理员重新启用的时间';
comment on column identity.standing.suspended_at is '因长期未登录暂停的时间，空表示未暂停';
insert into identity.standing (account_id, password_changed_at)
select id, now() from identity.account where password is not null;

create table identity.former_password (
    account_id uuid not null references identity.account on delete cascade,
    password   text not null,
    set_at     timestamptz not null,
    primary key (account_id, set_at)
);
comment on table identity.former_password is '用过的口令';
comment on column identity.former_password.account_id is '账号';
comment on column identity.former_password.password is '口令的散列值';
comment on column identity.former_password.set_at is '设定时间';

create table identity.throttle (
    subject text primary key,
    used    int not null,
    since   timestamptz not null
);
create index throttle_since on identity.throttle (since);
comment on table identity.throttle is '限次：登录、验证码和找回口令的尝试次数';
comment on column identity.throttle.subject is '限制的对象：登录名、设备或网络地址，不存明文登录名';
comment on column identity.throttle.used is '已用次数';
comment on column identity.throttle.since is '计次或锁定的起始时间';

create table identity.known_device (
    token      text not null,
    account_id uuid not null references identity.account on delete cascade,
    used_at    timestamptz not null,
    primary key (token, account_id)
);
create index known_device_account on identity.known_device (account_id);
comment on table identity.known_device is '常用设备：在它上面成功登录过，别处的失败锁不住它';
comment on column identity.known_device.token is '设备标识的散列值';
comment on column identity.known_device.account_id is '账号';
comment on column identity.known_device.used_at is '最近一次登录的时间';

create table identity.session (
    id         uuid primary key,
    token      text not null unique,
    account_id uuid not null references identity.account on delete cascade,
    way        text not null check (way in ('PASSWORD', 'OUTSIDE', 'DEMO', 'SET_UP')),
    address    text not null,
    device     text not null,
    obligation       text check (obligation in ('PASSWORD', 'CODE')),
    began_at   timestamptz not null,
    seen_at    timestamptz not null,
    proved_at  timestamptz not null
);
create index session_account on identity.session (account_id);
create index session_seen on identity.session (seen_at);
comment on table identity.session is '登录会话';
comment on column identity.session.id is '编号';
comment on column identity.session.token is '会话标识的散列值';
comment on column identity.session.account_id is '账号';
comment on column identity.session.way is '登录方式：PASSWORD 口令、OUTSIDE 统一身份、DEMO 演示、SET_UP 首次启用';
comment on column identity.session.address is '网络地址';
comment on column identity.session.device is '设备';
comment on column identity.session.obligation is '必须先办的事：PASSWORD 修改口令、CODE 启用动态口令，空表示没有';
comment on column identity.session.began_at is '登录时间';
comment on column identity.session.seen_at is '最近活动时间';
comment on column identity.session.proved_at is '最近一次验证本人的时间';

create table identity.second_step (
    token      text primary key,
    account_id uuid not null references identity.account on delete cascade,
    way        text not null check (way in ('PASSWORD', 'OUTSIDE')),
    expires_at timestamptz not null
);
comment on table identity.second_step is '等待动态口令的登录';
comment on column identity.second_step.token is '一次性标识的散列值';
comment on column identity.second_step.account_id is '账号';
comment on column identity.second_step.way is '第一步的方式：PASSWORD 口令、OUTSIDE 统一身份';
comment on column identity.second_step.expires_at is '失效时间';

create table identity.code_generator (
    account_id   uuid primary key references identity.account on delete cascade,
    secret       text not null,
    confirmed_at timestamptz,
    last_step    bigint not null default 0
);
comment on table identity.code_generator is '动态口令器（RFC 6238）';
comment on column identity.code_generator.account_id is '账号';
comment on column identity.code_generator.secret is '密钥，Base32';
comment on column identity.code_generator.confirmed_at is '启用时间，空表示尚未验证';
comment on column identity.code_generator.last_step is '最近用过的时间步，不得重用';

create table identity.recovery_code (
    account_id uuid not null references identity.account on delete cascade,
    code       text not null,
    used_at    timestamptz,
    primary key (account_id, code)
);
comment on table identity.recovery_code is '恢复码，每个只能用一次';
comment on column identity.recovery_code.account_id is '账号';
comment on column identity.recovery_code.code is '恢复码的散列值';
comment on column identity.recovery_code.used_at is '使用时间';

create table identity.password_reset (
    token      text primary key,
    account_id uuid not null references identity.account on delete cascade,
    expires_at timestamptz not null
);
create index password_reset_account on identity.password_reset (account_id);
comment on table identity.password_reset is '找回口令的一次性链接';
comment on column identity.password_reset.token is '链接中口令的散列值';
comment on column identity.password_reset.account_id is '账号';
comment on column identity.password_reset.expires_at is '失效时间';

create table identity.outside_identity (
    issuer     text not null,
    subject    text not null,
    account_id uuid not null references identity.account on delete cascade,
    linked_at  timestamptz not null,
    primary key (issuer, subject)
);
create index outside_identity_account on identity.outside_identity (account_id);
comment on table identity.outside_identity is '统一身份：外部登录系统中的人对应的账号';
comment on column identity.outside_identity.issuer is '签发者';
comment on column identity.outside_identity.subject is '外部编号';
comment on column identity.outside_identity.account_id is '账号';
comment on column identity.outside_identity.linked_at is '对应起来的时间';
