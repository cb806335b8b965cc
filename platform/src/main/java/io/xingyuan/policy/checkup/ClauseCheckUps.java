package io.xingyuan.policy.checkup;

import io.xingyuan.engine.CheckUp;
import io.xingyuan.engine.Clause;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.Fact;
import io.xingyuan.engine.Facts;
import io.xingyuan.engine.Finding;
import io.xingyuan.engine.Ledger;
import io.xingyuan.engine.MissingFact;
import io.xingyuan.engine.Policy;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.engine.Subject;
import io.xingyuan.engine.UnknownReason;
import io.xingyuan.engine.Value;
import io.xingyuan.enterprise.Declared;
import io.xingyuan.enterprise.Enterprises;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.policy.NearThresholds;
import io.xingyuan.policy.Outcome;
import io.xingyuan.web.Visitor;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 条款体检: how one clause stands for one enterprise or one of its products and projects, also with answers that are not
 * on record yet. It does not ask who is looking.
 */
@Component
public class ClauseCheckUps {

    /** Where an answer comes from while it is not on record. */
    private static final String ANSWER = "本次填报";

    private final PolicyLibrary library;
    private final Enterprises enterprises;
    private final NearThresholds thresholds;

    ClauseCheckUps(PolicyLibrary library, Enterprises enterprises, NearThresholds thresholds) {
        this.library = library;
        this.enterprises = enterprises;
        this.thresholds = thresholds;
    }

    /**
     * 所问: whose clause, for what, on which day.
     *
     * @param ledger awards already given
     */
    public record Asked(EnterpriseId enterprise, ClauseId clause, UUID subject, Ledger ledger, LocalDate asOf) {}

    /** 出处: a clause with its document. */
    public record Source(Policy policy, Clause clause) {}

    /** Whether it is in force or not; empty when the library does not have it. */
    public Optional<Source> source(ClauseId id) {
        return library.clause(id)
                .flatMap(clause -> library.policies().stream()
                        .filter(policy -> policy.id().equals(id.policy()))
                        .findFirst()
                        .map(policy -> new Source(policy, clause)));
    }

    /** The hash of the rules that it goes by. */
    public String rules() {
        return library.hash();
    }

    /** A fingerprint of what a clause asks and gives, whatever its words are; empty when the library does not have it. */
    public String rule(ClauseId clause) {
        String text = library.rule(clause);
        return text.isEmpty()
                ? ""
                : UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** What a field such as {@code fact.code.year.subject} asks; empty for one that nobody asks. */
    public Optional<Question> question(EnterpriseId enterprise, String field) {
        return question(field, enterprises.subject(enterprise));
    }

    /** Of several clauses every subject that they are about, by clause; those not in force are left out. */
    public List<FindingRow> rows(EnterpriseId enterprise, Set<ClauseId> clauses, Ledger ledger, LocalDate asOf) {
        long threshold = thresholds.on(asOf);
        CheckUp checkUp = library.check(enterprises.subject(enterprise), ledger, asOf);
        return checkUp.findings().stream()
                .filter(finding -> clauses.contains(finding.clause().id()))
                .map(finding -> row(new Found(checkUp, finding), ledger, threshold))
                .toList();
    }

    /** Of one policy of a library that may not be in force, every clause for every subject that it is about. */
    public List<FindingRow> rows(
            PolicyLibrary other, Policy policy, EnterpriseId enterprise, Ledger ledger, LocalDate asOf) {
        long threshold = thresholds.on(asOf);
        CheckUp checkUp = other.check(enterprises.subject(enterprise), ledger, asOf);
        return checkUp.findings().stream()
                .filter(finding -> finding.clause().id().policy().equals(policy.id()))
                .map(finding -> new FindingRow(
                        policy,
                        finding,
                        Outcome.of(finding, threshold),
                        asOf,
                        GroupPaid.of(other, checkUp, ledger, finding)))
                .toList();
    }

    /**
     * How the clause stands with the answers, and what is still to be asked.
     *
     * @param answers what was typed, by {@link Question#field()}; only what is asked counts, blanks are no answers
     * @param reopened fields that are asked although they are on record
     * @throws NotFound when the clause is not about this subject or not in force
     */
    public ClauseCheckUp examine(Asked asked, Map<String, String> answers, Set<String> reopened) {
        Subject onRecord = enterprises.subject(asked.enterprise());
        Found base = find(asked, onRecord);
        Map<String, Question> questions = new LinkedHashMap<>();
        missing(base.finding(), onRecord).forEach(question -> questions.put(question.field(), question));
        reopened.forEach(field -> question(field, onRecord).ifPresent(question -> questions.put(field, question)));
        Map<String, String> wrong = new LinkedHashMap<>();
        Found now = base;
        for (int round = -1; round < questions.size(); ) {
            round = questions.size();
            wrong.clear();
            now = find(asked, answered(onRecord, questions.values(), answers, asked.asOf(), wrong));
            missing(now.finding(), onRecord).forEach(question -> questions.putIfAbsent(question.field(), question));
        }
        FindingRow row = row(now, asked.ledger(), thresholds.on(asked.asOf()));
        List<TreeNode.Known> known = known(row(base, asked.ledger(), 0).tree()).stream()
                .filter(fact -> questions.values().stream()
                        .noneMatch(question -> question.label().endsWith(fact.name())))
                .distinct()
                .toList();
        return new ClauseCheckUp(row, known, List.copyOf(questions.values()), wrong);
    }

    /** Writes the answers to what is asked down as the visitor's declaration; wrong ones must be mended before. */
    @Transactional
    public Map<Question, Declared> declare(
            Asked asked, Map<String, String> answers, Set<String> reopened, Visitor visitor) {
        Map<Question, Declared> fared = new LinkedHashMap<>();
        for (Question question : examine(asked, answers, reopened).asked()) {
            String typed = answers.getOrDefault(question.field(), "");
            if (!typed.isBlank()) {
                fared.put(
                        question,
                        enterprises.declare(
                                asked.enterprise(),
                                question.fact().entity(),
                                UUID.fromString(question.subjectId()),
                                question.fact().code(),
                                question.year(),
                                typed,
                                visitor));
            }
        }
        return fared;
    }

    /** 查得: a finding with the check-up that it is of. */
    private record Found(CheckUp checkUp, Finding finding) {}

    private Found find(Asked asked, Subject subject) {
        CheckUp checkUp = library.check(subject, asked.ledger(), asked.asOf());
        return checkUp.findings().stream()
                .filter(finding -> finding.clause().id().equals(asked.clause())
                        && finding.subjectId().equals(asked.subject().toString()))
                .findFirst()
                .map(finding -> new Found(checkUp, finding))
                .orElseThrow(() -> new NotFound("条款"));
    }

    private FindingRow row(Found found, Ledger ledger, long threshold) {
        Finding finding = found.finding();
        Policy policy = library.policies().stream()
                .filter(candidate -> candidate.id().equals(finding.clause().id().policy()))
                .findFirst()
                .orElseThrow(() -> new NotFound("政策文件"));
        return new FindingRow(
                policy,
                finding,
                Outcome.of(finding, threshold),
                found.checkUp().asOf(),
                GroupPaid.of(library, found.checkUp(), ledger, finding));
    }

    private static List<Question> missing(Finding finding, Subject enterprise) {
        return finding.missing().stream()
                .filter(missing -> missing.reason() != UnknownReason.NEEDS_JUDGEMENT
                        && missing.definition().derived() == null)
                .map(missing -> question(missing, enterprise))
                .toList();
    }

    private static Question question(MissingFact missing, Subject enterprise) {
        return new Question(
                missing.definition(),
                missing.year(),
                missing.subjectId(),
                name(missing.subjectId(), enterprise),
                missing.reason(),
                0,
                missing.decides() ? 1 : 0,
                0);
    }

    /** The question of a field such as {@code fact.code.year.subject}. */
    private Optional<Question> question(String field, Subject enterprise) {
        String[] parts = field.split("\\.", -1);
        if (parts.length != 4 || !parts[2].matches("\\d{1,4}")) {
            return Optional.empty();
        }
        return library.facts()
                .byCode(parts[1])
                .map(fact -> new Question(
                        fact,
                        Integer.parseInt(parts[2]),
                        parts[3],
                        name(parts[3], enterprise),
                        UnknownReason.MISSING,
                        0,
                        1,
                        0));
    }

    private static String name(String subject, Subject enterprise) {
        return enterprise.children().stream()
                .filter(child -> child.id().equals(subject))
                .map(Subject::name)
                .findFirst()
                .orElse("");
    }

    /** The enterprise as if the answers stood on record. */
    private Subject answered(
            Subject enterprise,
            Collection<Question> questions,
            Map<String, String> answers,
            LocalDate asOf,
            Map<String, String> wrong) {
        Subject changed = enterprise;
        for (Question question : questions) {
            String typed = answers.getOrDefault(question.field(), "");
            if (typed.isBlank()) {
                continue;
            }
            try {
                Value value = enterprises.read(question.fact(), typed);
                changed = with(changed, question, new Fact(value, ANSWER, asOf, true, Fact.Standing.CURRENT));
            } catch (IllegalArgumentException unreadable) {
                wrong.put(question.field(), String.valueOf(unreadable.getMessage()));
            }
        }
        return changed;
    }

    private static Subject with(Subject enterprise, Question question, Fact fact) {
        String code = question.fact().code();
        if (enterprise.id().equals(question.subjectId())) {
            return enterprise.with(with(enterprise.facts(), code, question.year(), fact));
        }
        return enterprise.with(enterprise.children().stream()
                .map(child -> child.id().equals(question.subjectId())
                        ? child.with(with(child.facts(), code, question.year(), fact))
                        : child)
                .toList());
    }

    private static Facts with(Facts facts, String code, int year, Fact fact) {
        return facts.with(code, year, fact);
    }

    private static Set<TreeNode.Known> known(TreeNode node) {
        Set<TreeNode.Known> known = new LinkedHashSet<>();
        node.known().stream().filter(fact -> !fact.problem()).forEach(known::add);
        node.children().forEach(child -> known.addAll(known(child)));
        return known;
    }
}
