package io.xingyuan.casework.experts;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.web.Visitor;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes the pool of experts. */
@Component
class PoolKeeping {

    private static final String KIND = "专家";
    private static final int LONGEST = 100;

    private final ExpertPool pool;
    private final Audit audit;

    PoolKeeping(ExpertPool pool, Audit audit) {
        this.pool = pool;
        this.audit = audit;
    }

    @Transactional
    void keep(Expert expert) {
        Map<String, String> before =
                pool.find(expert.account()).map(PoolKeeping::facts).orElse(Map.of());
        pool.keep(expert);
        audit.record(
                before.isEmpty() ? "加入专家库" : "修改专家",
                KIND,
                expert.account(),
                expert.name(),
                FieldChange.between(before, facts(expert)));
    }

    private static Map<String, String> facts(Expert expert) {
        return Map.of(
                "工作单位", expert.employer(),
                "领域", String.join("、", expert.fields()),
                "可抽取", expert.active() ? "是" : "否");
    }

    @Transactional
    void declare(String account, String unit, String relation) {
        Expert expert = pool.find(account).orElseThrow(() -> new Refusal("请选择库里的一位专家。"));
        if (unit.isBlank() || unit.length() > LONGEST) {
            throw new Refusal("请填写单位，最多 {0} 个字。", LONGEST).at("unit");
        }
        if (relation.isBlank() || relation.length() > LONGEST) {
            throw new Refusal("请填写关系，最多 {0} 个字。", LONGEST).at("relation");
        }
        pool.add(
                account,
                new Expert.Tie(unit.strip(), relation.strip(), Visitor.now().name()));
        audit.record(
                "登记利害关系",
                KIND,
                account,
                expert.name(),
                List.of(FieldChange.of("单位", null, unit.strip()), FieldChange.of("关系", null, relation.strip())));
    }
}
