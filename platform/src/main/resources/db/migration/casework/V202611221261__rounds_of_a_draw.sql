-- Each round of a draw keeps its own candidates. ADR 0511.
alter table casework.panel_candidate add column round int not null default 1;
alter table casework.panel_candidate drop constraint panel_candidate_pkey;
alter table casework.panel_candidate add primary key (panel, round, field, account);
comment on column casework.panel_candidate.round is '轮次：首次抽取为 1，每补抽一次加一；以前的记录只有最后一次，记为 1';
alter table casework.panel_seat add column round int not null default 1;
comment on column casework.panel_seat.round is '在哪一轮抽中；以前的记录记为 1';
