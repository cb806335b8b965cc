-- Of how many enterprises too much is missing to ask them in a run of apply-free. ADR 0496.
alter table policy.applyfree_run add column unasked integer check (unasked >= 0);
comment on column policy.applyfree_run.unasked is '核对时缺项过多、没有请补数据的户数，空表示还没有统计';
-- Where a public clock comes from: the authority's own word or a document elsewhere, and until when that holds.
alter table policy.applyfree_clock
    add column own boolean not null default false,
    add column valid_from date,
    add column valid_until date,
    add constraint valid_until_after_from check (valid_until is null or valid_from is null or valid_until >= valid_from);
comment on column policy.applyfree_clock.own is '是否本地的规定或承诺，否表示比照外地文件';
comment on column policy.applyfree_clock.valid_from is '依据从哪一天起有效，空表示没有写明';
comment on column policy.applyfree_clock.valid_until is '依据有效到哪一天，空表示没有写明';
-- What it is taken from stands in the column beside it now; only where nobody has set it.
update policy.applyfree_clock set version = version + 1, source =
    '四川省惠企政策“直达快享”实施方案（川办函〔2024〕17号）二（四）：新出台政策 7 个工作日内发布申兑指南。吉林省、长春市的明文没有查到'
where key = 'push' and updated_name = '随系统提供';
update policy.applyfree_clock set version = version + 1, source =
    '四川省惠企政策“直达快享”实施方案（川办函〔2024〕17号）二（四）：原则上 60 个工作日内兑现。吉林省、长春市的明文没有查到'
where key = 'pay' and updated_name = '随系统提供';
