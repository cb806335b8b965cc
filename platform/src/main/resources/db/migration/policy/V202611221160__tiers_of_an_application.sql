-- What the limit of an application is for, of the day on which it was handed in. ADR 0484.
alter table policy.application
    add column tier_above   integer check (tier_above >= 0),
    add column tier_reached integer check (tier_reached >= tier_above);
comment on column policy.application.tier_above is '提交时已兑现到第几档，不分档为 0；空表示提交时还没有记';
comment on column policy.application.tier_reached is '提交时达到第几档，不分档为 0；空表示提交时还没有记';
