-- What the time to money is counted from, without the rest of its row. ADR 0545.
drop index policy.application_payment;
create index application_payment on policy.application (payment_id) include (submitted_at) where payment_id is not null;
drop index policy.applyfree_offer_payment;
create index applyfree_offer_payment on policy.applyfree_offer (payment_id) include (answered_at)
    where payment_id is not null;
create index fund_payment_in_parts on policy.fund_payment (award_id) where part > 0;
