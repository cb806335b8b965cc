-- A variant changes several clauses and knows the money of each; what was kept before changed one and knew one sum.
update policy.simulation_variant variant
set draft = jsonb_build_object(
        'changes', case
            when variant.draft -> 'parameters' = '{}' and variant.draft -> 'amount' = '{}'
                and variant.draft -> 'dropped' = '[]' and variant.draft -> 'added' = '[]' then '[]'::jsonb
            else jsonb_build_array(jsonb_build_object(
                'clause', coalesce(nullif(variant.draft ->> 'clause', ''),
                    substr(simulation.clause, position('/' in simulation.clause) + 1)),
                'parameters', variant.draft -> 'parameters',
                'amount', variant.draft -> 'amount',
                'conditions', '{}'::jsonb,
                'dropped', variant.draft -> 'dropped',
                'added', variant.draft -> 'added'))
        end,
        'allotments', '{}'::jsonb,
        'together', case when (variant.draft ->> 'budgetFen')::bigint >= 0
            then jsonb_build_object('fen', variant.draft -> 'budgetFen', 'order', variant.draft -> 'order') end,
        'text', coalesce(variant.draft ->> 'text', '')),
    result = variant.result || '{"clauses": []}'
from policy.simulation simulation
where simulation.id = variant.simulation_id and variant.draft -> 'budgetFen' is not null;

comment on column policy.simulation_variant.draft is '改动：各条的参数、金额、条件，各条的和合计的预算';
comment on column policy.simulation_variant.result is '合计：各结论户数、金额、预算内外、分布，各条的合计';
