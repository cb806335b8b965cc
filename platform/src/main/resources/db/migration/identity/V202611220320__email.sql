alter table identity.account
    add column email text,
    add constraint email_is_lower_case check (email = lower(email)),
    add constraint email_taken unique (email);
comment on column identity.account.email is '邮箱，小写，用于找回口令和接收安全提醒';
