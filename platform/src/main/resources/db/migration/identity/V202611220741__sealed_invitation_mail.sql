comment on column identity.invitation.mail is '受邀人邮箱，密文，可空';
