-- 按次兑现的事项编号，开始填报时条款的算法. ADR 0530, 0533.

alter table policy.application
    add column events text[] not null default '{}',
    add column rule text not null default '';
create index application_events on policy.application using gin (events);
comment on column policy.application.events is '按次兑现的证书、合同或立项编号，归一后的写法，用来认出同一事项';
comment on column policy.application.rule is '开始填报时条款算法的指纹，用来看出条款后来改过；空表示没有记';
