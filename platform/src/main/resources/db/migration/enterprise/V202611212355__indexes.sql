create index fact_enterprise on enterprise.fact (enterprise_id);
create index qualification_product on enterprise.qualification (product_id) where product_id is not null;
