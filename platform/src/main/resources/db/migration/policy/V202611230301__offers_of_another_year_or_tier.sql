-- 同一安排、同一对象，另一年度或更高档次可以再推送一次. ADR 0532.

drop index policy.applyfree_offer_in_hand;
create unique index applyfree_offer_in_hand on policy.applyfree_offer (programme_id, subject_id, reference_year, tier)
    where status in ('PUSHED', 'CONSENTED', 'RUNNING', 'APPROVED', 'PAID');
create index applyfree_offer_elsewhere on policy.applyfree_offer (clause, subject_id);
