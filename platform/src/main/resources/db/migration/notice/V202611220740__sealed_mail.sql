comment on column notice.mail.recipient is '收件人邮箱：待发时为密文，发出或失效后只留掩码';
comment on column notice.mail.body is '正文，密文；含一次性链接的，发出或失效后清空';
