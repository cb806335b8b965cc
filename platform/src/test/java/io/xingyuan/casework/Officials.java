package io.xingyuan.casework;

import io.xingyuan.casework.procedure.Outcome;
import io.xingyuan.web.Visitor;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.BeanFactory;

/** For the tests of modules above: decides what lies on the desk of whoever is acting, else what lies on any. */
public final class Officials {

    private final Desk desk;
    private final CaseBooks books;
    private final Cases cases;
    private final CorrectionRounds corrections;

    public Officials(BeanFactory beans) {
        this.desk = beans.getBean(Desk.class);
        this.cases = beans.getBean(Cases.class);
        this.corrections = beans.getBean(CorrectionRounds.class);
        this.books = beans.getBean(CaseBooks.class);
    }

    public CaseState pass(CaseId id, String comment, Map<String, String> fields) {
        return decide(id, Outcome.PASS, "", comment, fields, Map.of());
    }

    /** Passes over the optional stages to the one named. */
    public CaseState passTo(CaseId id, String to, String comment, Map<String, String> fields) {
        return decide(id, Outcome.PASS, to, comment, fields, Map.of());
    }

    public CaseState refuse(CaseId id, String comment) {
        return decide(id, Outcome.REFUSE, "", comment, Map.of(), Map.of());
    }

    public CaseState sendBack(CaseId id, String comment) {
        return decide(id, Outcome.RETURN, "", comment, Map.of(), Map.of());
    }

    /** Asks for a correction; the reasons stand by item. */
    public CaseState askForMore(CaseId id, String comment, Map<String, String> refused) {
        return decide(id, Outcome.CORRECT, "", comment, Map.of(), refused);
    }

    /** What happens every ten minutes with corrections that fall due. */
    public void remind() {
        corrections.round();
    }

    public CaseState state(CaseId id) {
        return cases.find(id).orElseThrow();
    }

    private CaseState decide(
            CaseId id,
            Outcome outcome,
            String to,
            String comment,
            Map<String, String> fields,
            Map<String, String> refused) {
        UUID task = books.tasks().of(id).stream()
                .filter(each -> each.status() == Task.Status.OPEN && each.kind() == Task.Kind.DECIDE)
                .min(Comparator.comparing(each -> each.role() != Visitor.now().role()))
                .map(Task::id)
                .orElseThrow();
        return desk.decide(task, new Decision(outcome, to, comment, "", fields, refused));
    }
}
