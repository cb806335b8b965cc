package io.xingyuan.casework;

import io.xingyuan.casework.procedure.Procedure;
import io.xingyuan.casework.procedure.ProcedureUses;
import io.xingyuan.kernel.Refusal;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** 事项对象集: finds what a module adds to cases of its kind. */
@Component
class CaseSubjects implements ProcedureUses {

    private final ObjectProvider<CaseSubject> subjects;

    CaseSubjects(ObjectProvider<CaseSubject> subjects) {
        this.subjects = subjects;
    }

    /** A kind that nobody answers for has nothing to add. */
    CaseSubject of(String kind) {
        return find(kind).orElseGet(() -> new Unknown(kind));
    }

    @Override
    public List<Refusal> faults(Procedure procedure) {
        return subjects.stream()
                .filter(subject -> subject.uses(procedure.key()))
                .flatMap(subject -> subject.needs().faults(procedure).stream())
                .toList();
    }

    /** Whether its applicant may take it back now. */
    boolean withdrawable(CaseFile file) {
        try {
            of(file.kind()).mayWithdraw(file.subject());
            return !file.status().closed();
        } catch (Refusal no) {
            return false;
        }
    }

    Optional<CaseSubject> find(String kind) {
        return subjects.stream().filter(each -> each.kind().equals(kind)).findFirst();
    }

    private record Unknown(String kind) implements CaseSubject {

        @Override
        public boolean comesComplete() {
            return false;
        }

        @Override
        public String address(String subject) {
            return "";
        }

        @Override
        public void mayWithdraw(String subject) {}
    }
}
