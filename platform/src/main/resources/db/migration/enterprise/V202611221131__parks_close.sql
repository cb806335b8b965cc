alter table enterprise.park add column closed boolean not null default false;
comment on column enterprise.park.closed is '是否停用；停用的不再接收企业';
