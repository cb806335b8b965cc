package io.xingyuan.policy.checkup;

import io.xingyuan.engine.CheckUp;
import io.xingyuan.engine.Clause;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.Ledger;
import io.xingyuan.engine.Policy;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.engine.Subject;
import io.xingyuan.enterprise.Declared;
import io.xingyuan.enterprise.EnterpriseSummary;
import io.xingyuan.enterprise.Enterprises;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.policy.Edition;
import io.xingyuan.policy.NearThresholds;
import io.xingyuan.policy.Outcome;
import io.xingyuan.policy.PublishedLibrary;
import io.xingyuan.policy.fund.Awards;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Visitor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 体检: examines an enterprise, and takes answers on the spot. */
@Component
class CheckUps {

    private final PublishedLibrary published;
    private final Enterprises enterprises;
    private final NearThresholds thresholds;
    private final Awards awards;

    CheckUps(PublishedLibrary published, Enterprises enterprises, NearThresholds thresholds, Awards awards) {
        this.awards = awards;
        this.published = published;
        this.enterprises = enterprises;
        this.thresholds = thresholds;
    }

    /** Some answers cannot be read; none of them was written down. */
    static final class WrongAnswers extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient FormErrors errors;

        WrongAnswers(FormErrors errors) {
            super(String.join("；", errors.byField().values()));
            this.errors = errors;
        }

        FormErrors errors() {
            return errors;
        }
    }

    Examination examine(EnterpriseId id, LocalDate asOf) {
        EnterpriseSummary enterprise = enterprises.find(id).orElseThrow(() -> new NotFound("企业"));
        return examine(List.of(enterprise), asOf).stream().findFirst().orElseThrow(() -> new NotFound("企业"));
    }

    /** Several at once, in their order; those that went away meanwhile are left out. */
    List<Examination> examine(List<EnterpriseSummary> some, LocalDate asOf) {
        Set<EnterpriseId> ids = some.stream().map(EnterpriseSummary::id).collect(Collectors.toSet());
        Map<EnterpriseId, Subject> subjects = enterprises.subjects(ids);
        Ledger ledger = awards.of(ids);
        long threshold = thresholds.on(asOf);
        Edition edition = published.edition();
        return some.stream()
                .flatMap(enterprise -> Optional.ofNullable(subjects.get(enterprise.id())).stream()
                        .map(subject -> examine(enterprise, subject, ledger, edition, threshold, asOf)))
                .toList();
    }

    private static Examination examine(
            EnterpriseSummary enterprise,
            Subject subject,
            Ledger ledger,
            Edition edition,
            long threshold,
            LocalDate asOf) {
        PolicyLibrary library = edition.library();
        CheckUp result = library.check(subject, ledger, asOf);
        Map<ClauseId, Policy> policies = new HashMap<>();
        library.policies().forEach(policy -> policy.clauses().forEach(clause -> policies.put(clause.id(), policy)));
        List<FindingRow> rows = new ArrayList<>();
        Set<ClauseId> touched = new HashSet<>();
        result.findings().forEach(finding -> {
            Policy policy = policies.get(finding.clause().id());
            if (policy != null) {
                touched.add(finding.clause().id());
                GroupPaid paid = GroupPaid.of(library, result, ledger, finding);
                rows.add(new FindingRow(policy, finding, Outcome.of(finding, threshold), asOf, paid));
            }
        });
        List<Clause> untouched = library.clauses().stream()
                .filter(clause -> clause.validity().includes(asOf) && !touched.contains(clause.id()))
                .toList();
        Map<String, String> names =
                subject.children().stream().collect(Collectors.toMap(Subject::id, Subject::name, (one, other) -> one));
        return new Examination(enterprise, result, threshold, List.copyOf(rows), names, untouched, ledger, edition);
    }

    /**
     * Writes the answers down, all or none.
     *
     * @param answers what was typed, by question; blanks are no answers
     * @return how each answer fared
     * @throws WrongAnswers when one of them cannot be read
     */
    @Transactional
    public Map<Question, Declared> enter(EnterpriseId id, Map<Question, String> answers, Visitor visitor) {
        Map<String, String> wrong = new LinkedHashMap<>();
        Map<Question, Declared> fared = new LinkedHashMap<>();
        answers.forEach((question, typed) -> {
            try {
                fared.put(
                        question,
                        enterprises.declare(
                                id,
                                question.fact().entity(),
                                UUID.fromString(question.subjectId()),
                                question.fact().code(),
                                question.year(),
                                typed,
                                visitor));
            } catch (IllegalArgumentException unreadable) {
                wrong.put(question.field(), String.valueOf(unreadable.getMessage()));
            }
        });
        if (!wrong.isEmpty()) {
            throw new WrongAnswers(new FormErrors(wrong));
        }
        return fared;
    }

    /** The rows whose outcome is another one now. */
    static List<Change> changes(Examination before, Examination after) {
        Map<String, FindingRow> old = before.rows().stream()
                .collect(Collectors.toMap(FindingRow::anchor, Function.identity(), (one, other) -> one));
        List<Change> changes = new ArrayList<>();
        for (FindingRow row : after.rows()) {
            FindingRow was = old.get(row.anchor());
            if (was != null && was.outcome() != row.outcome()) {
                changes.add(new Change(row, was.outcome()));
            }
        }
        return changes;
    }

    /** 变化: a finding whose outcome changed with what was just entered. */
    record Change(FindingRow row, Outcome before) {}
}
