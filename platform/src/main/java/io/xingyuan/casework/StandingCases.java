package io.xingyuan.casework;

import io.xingyuan.casework.procedure.CasesInStages;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class StandingCases implements CasesInStages {

    private final CaseList cases;

    StandingCases(CaseList cases) {
        this.cases = cases;
    }

    @Override
    public Map<String, Integer> of(String procedure, int version) {
        return cases.standing(procedure, version, CaseListPages.scope());
    }
}
