alter table notice.webhook add column kinds text[] not null default '{}';
comment on column notice.webhook.kinds is '推送哪些种类的消息，空为全部';
alter table notice.mail add column quiet_from time;
alter table notice.mail add column quiet_until time;
comment on column notice.mail.quiet_from is '收件人免打扰开始，重试也避开';
comment on column notice.mail.quiet_until is '收件人免打扰结束';
