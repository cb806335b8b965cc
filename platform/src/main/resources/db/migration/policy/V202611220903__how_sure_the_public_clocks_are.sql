-- Only where nobody has set them: they rest on another province's document, and that is said.
update policy.applyfree_clock set version = version + 1, source =
    '比照外省（川办函〔2024〕17号 二（四）：新出台政策 7 个工作日内发布申兑指南），不是本地规定；吉林省、长春市的明文没有查到，政策审批人可在“免申即享”首页更改'
where key = 'push' and updated_name = '随系统提供';
update policy.applyfree_clock set version = version + 1, source =
    '比照外省（川办函〔2024〕17号 二（四）：原则上 60 个工作日内兑现），不是本地规定；吉林省、长春市的明文没有查到，政策审批人可在“免申即享”首页更改'
where key = 'pay' and updated_name = '随系统提供';
