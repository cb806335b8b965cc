-- Every take of what was claimed back, with its receipt, for awards and agreements alike. ADR 0494.
alter table policy.recovery add column takes jsonb not null default '[]';
comment on column policy.recovery.takes is '逐次到账：金额（分）、凭证、登记时间';
alter table policy.agreement_ruling
    add column collected_fen bigint not null default 0,
    add column takes jsonb not null default '[]';
update policy.agreement_ruling set collected_fen = ordered_fen where collected_at is not null;
alter table policy.agreement_ruling add constraint never_more_than_was_ordered check (collected_fen between 0 and ordered_fen);
comment on column policy.agreement_ruling.collected_fen is '已追回（分），分次到账的累计';
comment on column policy.agreement_ruling.takes is '逐次到账：金额（分）、凭证、登记时间';
