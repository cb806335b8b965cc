package io.xingyuan.policy.population;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Problem;
import io.xingyuan.web.FormErrors;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * 方案表单: the clauses that a simulation is about with what can be changed of them, and the money.
 *
 * @param topic with the clauses that are in force on the day
 * @param inForce the money that there is, beside which the variant will stand
 * @param sources of that money, by local id of their clause
 */
record VariantForm(Topic topic, LocalDate day, Draft inForce, Map<String, Funding.Source> sources, Typed typed) {

    /** That all variants are to be worked out over what is known today. */
    static final String ANEW = "anew";

    private static final int LONGEST_NAME = 40;

    String text(String field) {
        return typed.text(field);
    }

    List<ClauseForm> clauses() {
        return topic.clauses().stream()
                .map(clause -> {
                    String local = clause.id().local();
                    boolean own = !topic.single() && clause.amount() != null;
                    return new ClauseForm(
                            clause,
                            day,
                            typed,
                            own
                                    ? new AllotmentForm(
                                            local + ":",
                                            typed,
                                            inForce.allotments().get(local))
                                    : null,
                            sources.get(local));
                })
                .toList();
    }

    /** The money of all clauses. */
    AllotmentForm money() {
        return new AllotmentForm("", typed, inForce.together());
    }

    /** What is wrong before the rules are looked at; empty when nothing is. */
    FormErrors mistakes() {
        Map<String, String> wrong = new LinkedHashMap<>();
        String name = text("name").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            wrong.put("name", t("给方案起一个名字，不超过 {0} 个字", LONGEST_NAME));
        }
        clauses().forEach(clause -> clause.mistakes(wrong));
        money().mistakes(wrong);
        if (wrong.isEmpty() && !draft().changesRules() && draft().sameMoney(inForce)) {
            wrong.put("", t("还没有改动：改一个数、去掉或新增一个条件，或者设一个预算"));
        }
        return new FormErrors(wrong);
    }

    private Draft draft() {
        Map<String, Allotment> allotments = new TreeMap<>();
        for (ClauseForm clause : clauses()) {
            Allotment own = clause.money() == null ? null : clause.money().read();
            if (own != null) {
                allotments.put(clause.local(), own);
            }
        }
        return new Draft(
                clauses().stream()
                        .map(ClauseForm::draft)
                        .filter(ClauseDraft::changes)
                        .toList(),
                allotments,
                topic.money() ? money().read() : null,
                "");
    }

    /**
     * The variant to work out.
     *
     * @param text that the variants of the simulation begin from
     */
    SimulationKeeping.Asked asked(String text) {
        return new SimulationKeeping.Asked(text("name").strip(), draft().on(text));
    }

    /** The engine's faults at the fields that they are about. */
    FormErrors at(List<Problem> problems) {
        Map<String, String> wrong = new LinkedHashMap<>();
        for (Problem problem : problems) {
            if (problem.severity() == Problem.Severity.ERROR
                    && clauses().stream().noneMatch(clause -> clause.at(problem, wrong))) {
                wrong.putIfAbsent("", problem.message());
            }
        }
        if (wrong.size() > 1) {
            wrong.remove(""); // what follows from a mistake at a field
        }
        return new FormErrors(wrong);
    }
}
