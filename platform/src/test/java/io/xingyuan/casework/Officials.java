package io.xingyuan.casework;

import io.xingyuan.casework.procedure.Outcome;
import io.xingyuan.database.TestDatabase;
import io.xingyuan.identity.Colleagues.Colleague;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Visitor;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
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

    /** Asks for what was never handed in: reasons by item of the checklist, and one by a name of its own. */
    public CaseState askForMissing(CaseId id, String comment, Map<String, String> items, String name) {
        Stream<Decision.Wanted> listed =
                items.entrySet().stream().map(each -> new Decision.Wanted(each.getKey(), "", each.getValue()));
        return desk.decide(
                open(id, Task.Kind.DECIDE),
                new Decision(
                        Outcome.CORRECT,
                        "",
                        comment,
                        "",
                        Map.of(),
                        Map.of(),
                        Stream.concat(listed, Stream.of(new Decision.Wanted("", name, "样例原因")))
                                .toList()));
    }

    /** Asks somebody else to agree as well. */
    public CaseId askToCosign(CaseId id, String account, Role role) {
        desk.cosign(open(id, Task.Kind.DECIDE), new Colleague(account, "样例·" + account, role, ""), "");
        return id;
    }

    /** What an old version of the program left: the seat has agreed and its co-signer has not. */
    public void agreedBeforeItsCosigner(CaseId id, String fields) {
        TestDatabase.sql()
                .sql("""
                        update casework.task set status = 'DONE', outcome = 'PASS', fields = :fields::jsonb,
                            comment = '按合同核减', decided_by = 'old-seat', decided_name = '旧席位', decided_at = now()
                        where id = :id""")
                .param("fields", fields)
                .param("id", open(id, Task.Kind.DECIDE))
                .update();
    }

    /** Agrees where asked to; whatever else is said counts for nothing. */
    public CaseState cosign(CaseId id, Map<String, String> fields) {
        return desk.decide(open(id, Task.Kind.COSIGN), new Decision(Outcome.PASS, "end", "", "", fields, Map.of()));
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
        return desk.decide(open(id, Task.Kind.DECIDE), new Decision(outcome, to, comment, "", fields, refused));
    }

    private UUID open(CaseId id, Task.Kind kind) {
        return books.tasks().of(id).stream()
                .filter(each -> each.status() == Task.Status.OPEN && each.kind() == kind)
                .min(Comparator.comparing(each -> each.role() != Visitor.now().role()))
                .map(Task::id)
                .orElseThrow();
    }
}
