comment on column enterprise.contact.phone is '电话，密文';
comment on column enterprise.contact.email is '电子邮箱，密文';
comment on column enterprise.belonging_revision.content is '该版本的全部栏目，电话与邮箱为密文；联系人移除后清空';
