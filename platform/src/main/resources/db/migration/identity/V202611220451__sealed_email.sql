alter table identity.account
    drop constraint email_is_lower_case,
    drop constraint email_taken,
    add column email_index text constraint email_taken unique;
comment on column identity.account.email is '邮箱，密文，用于找回口令和接收安全提醒';
comment on column identity.account.email_index is '邮箱的盲索引，用于查找和保证不重复';
