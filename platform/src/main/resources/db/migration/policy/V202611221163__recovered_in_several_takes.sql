-- What was ordered may come back in several takes. ADR 0487.
alter table policy.recovery add column collected_fen bigint not null default 0 check (collected_fen between 0 and paid_fen);
comment on column policy.recovery.collected_fen is '已追回（分），分次到账的累计';
update policy.recovery set collected_fen = ordered_fen where status = 'COLLECTED';
