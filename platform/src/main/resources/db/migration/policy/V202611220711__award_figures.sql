-- What figures of awards are told apart by, as it was when the money was set aside. ADR 0377.
alter table policy.fund_payment add column size_class text not null default '';
alter table policy.fund_payment add column chain_segment text not null default '';
update policy.fund_payment p set size_class = coalesce(e.size_class, ''), chain_segment = coalesce(e.chain_segment, '')
from enterprise.enterprise e where e.id = p.enterprise_id;
comment on column policy.fund_payment.size_class is '预留时的企业规模，空表示没有登记';
comment on column policy.fund_payment.chain_segment is '预留时的产业链环节，空表示没有登记';

update casework.case_file f set topic = a.clause, topic_title = coalesce(
    (select g.title from policy.programme g where g.id = a.programme_id), a.clause)
from policy.application a where a.case_id = f.id and f.topic = '';
