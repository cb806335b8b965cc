create schema if not exists notice;
comment on schema notice is '通知：发件箱';

create table notice.mail (
    id          uuid primary key,
    recipient   text not null,
    subject     text not null,
    body        text not null,
    secret      boolean not null,
    status      text not null check (status in ('WAITING', 'SENT', 'FAILED', 'EXPIRED')),
    attempts    int not null default 0,
    created_at  timestamptz not null,
    next_at     timestamptz not null,
    expires_at  timestamptz not null,
    finished_at timestamptz,
    fault       text not null default ''
);
create index mail_waiting on notice.mail (next_at) where status = 'WAITING';
create index mail_created on notice.mail (created_at desc);
comment on table notice.mail is '发件箱';
comment on column notice.mail.id is '编号';
comment on column notice.mail.recipient is '收件人邮箱';
comment on column notice.mail.subject is '标题';
comment on column notice.mail.body is '正文；含一次性链接的，发出或失效后清空';
comment on column notice.mail.secret is '正文是否含一次性链接等机密';
comment on column notice.mail.status is '状态：WAITING 待发、SENT 已发、FAILED 发送失败、EXPIRED 过期未发';
comment on column notice.mail.attempts is '已尝试次数';
comment on column notice.mail.created_at is '生成时间';
comment on column notice.mail.next_at is '下次尝试时间';
comment on column notice.mail.expires_at is '过期时间，此后不再发送';
comment on column notice.mail.finished_at is '发出、失败或过期的时间';
comment on column notice.mail.fault is '最近一次失败的原因';
