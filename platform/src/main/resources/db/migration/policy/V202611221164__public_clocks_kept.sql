-- How far the public clocks of apply-free are kept, for everybody to read, and whom it was told that one runs out.
create table policy.applyfree_kept (
    key        text primary key check (key in ('push', 'pay')),
    done       bigint not null default 0 check (done >= 0),
    in_time    bigint not null default 0 check (in_time between 0 and done),
    since      date not null,
    counted_at timestamptz not null
);
comment on table policy.applyfree_kept is '免申即享公开时限的执行情况，供公众查看';
comment on column policy.applyfree_kept.key is '时限：push 推送、pay 到账';
comment on column policy.applyfree_kept.done is '已办结或已过期的轮次数、笔数';
comment on column policy.applyfree_kept.in_time is '其中按时的';
comment on column policy.applyfree_kept.since is '从哪一天起统计';
comment on column policy.applyfree_kept.counted_at is '统计时间';
create policy enterprise_reads on policy.applyfree_kept for select using (true);

create table policy.applyfree_warning (
    run_id uuid not null references policy.applyfree_run on delete cascade,
    key    text not null check (key in ('push', 'pay')),
    due    date not null,
    stage  text not null check (stage in ('near', 'late')),
    at     timestamptz not null,
    primary key (run_id, key, due, stage)
);
comment on table policy.applyfree_warning is '已发出的公开时限提醒，每个期限各发一次';
comment on column policy.applyfree_warning.run_id is '轮次';
comment on column policy.applyfree_warning.key is '时限：push 推送、pay 到账';
comment on column policy.applyfree_warning.due is '期限';
comment on column policy.applyfree_warning.stage is '快到期或已过期';
comment on column policy.applyfree_warning.at is '发出时间';
