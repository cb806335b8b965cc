package io.xingyuan.policy.application;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Award;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.Finding;
import io.xingyuan.engine.Frequency;
import io.xingyuan.engine.Ledger;
import io.xingyuan.engine.State;
import io.xingyuan.enterprise.EnterpriseSummary;
import io.xingyuan.enterprise.Enterprises;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.policy.Amounts;
import io.xingyuan.policy.Outcome;
import io.xingyuan.policy.checkup.ClauseCheckUp;
import io.xingyuan.policy.checkup.ClauseCheckUps;
import io.xingyuan.policy.checkup.ClauseCheckUps.Source;
import io.xingyuan.policy.checkup.FindingRow;
import io.xingyuan.policy.checkup.Question;
import io.xingyuan.policy.fund.Awards;
import io.xingyuan.policy.fund.GroupRoom;
import io.xingyuan.policy.programme.Programme;
import io.xingyuan.policy.programme.ProgrammeId;
import io.xingyuan.policy.programme.ProgrammeStatus;
import io.xingyuan.policy.programme.Programmes;
import io.xingyuan.web.Visitor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** 申报情况: what is known about an application: its programme, and how its clause stands with its answers. */
@Component
class Particulars {

    private final Programmes programmes;
    private final ClauseCheckUps checkUps;
    private final Enterprises enterprises;
    private final Awards awards;
    private final Clock clock;

    Particulars(Programmes programmes, ClauseCheckUps checkUps, Enterprises enterprises, Awards awards, Clock clock) {
        this.programmes = programmes;
        this.checkUps = checkUps;
        this.enterprises = enterprises;
        this.awards = awards;
        this.clock = clock;
    }

    boolean byTier(Application application) {
        return awards.byTier(application.whom().clause());
    }

    /** The tiers that an application is for by what is on record now. */
    Application.Tiers tiers(Application application) {
        if (!byTier(application)) {
            return Application.Tiers.NONE;
        }
        Application.Whom whom = application.whom();
        int above = awards.paidTier(whom.clause().toString(), whom.subject());
        Finding finding = checked(application).row().finding();
        Award award = finding.award();
        boolean due = award != null && finding.state() != State.INELIGIBLE;
        return new Application.Tiers(above, award == null || !due ? above : above + Math.toIntExact(award.tiers()));
    }

    /** The most that may be granted by what is on record now; 0 where the clause gives nothing. */
    long limit(Application application) {
        return limit(checked(application), programme(application));
    }

    private static long limit(ClauseCheckUp checked, Programme programme) {
        Finding finding = checked.row().finding();
        if (finding.state() == State.INELIGIBLE) {
            return 0;
        }
        Award award = finding.award();
        Long most = award == null ? null : award.fen();
        long set = programme.terms().fen();
        return most == null ? set : Math.clamp(most, 0, set);
    }

    /** What has got worse since it was handed in, in the reader's language; empty for nothing. */
    String worse(Application application) {
        Application.Submission submission = application.submission();
        if (submission == null) {
            return "";
        }
        if (enterprise(application.whom().enterprise()).archived()) {
            return t("企业已归档");
        }
        try {
            ClauseCheckUp now = checked(application);
            Outcome then = submission.frozen().state();
            boolean fallen = now.row().finding().state() == State.INELIGIBLE
                    && then != Outcome.INELIGIBLE
                    && then != Outcome.NEAR;
            if (fallen) {
                return t("按现在的数据不符合：{0}", now.row().reason());
            }
            long limit = limit(now, programme(application));
            return limit < submission.limitFen()
                    ? t("按现在的数据核定上限是 {0}，提交时是 {1}", Amounts.words(limit), Amounts.words(submission.limitFen()))
                    : "";
        } catch (NotFound gone) {
            return t("条款现在不适用于这个对象");
        }
    }

    /** What the group of its clause leaves of it, for the year of its check-up. */
    GroupRoom room(Application application, int year) {
        Application.Whom whom = application.whom();
        return awards.room(whom.enterprise(), whom.subject(), whom.clause(), year);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Whether applications under any programme that is not over go through a procedure. */
    boolean uses(String procedure) {
        return procedure.equals(Programme.USUAL_PROCEDURE) || programmes.use(procedure);
    }

    Programme programme(Application application) {
        return programmes.get(application.programme());
    }

    Programme programme(ProgrammeId id) {
        return programmes.get(id);
    }

    List<Programme> open() {
        return programmes.open(today());
    }

    /** What an application takes of the programme's money from now on; false when so much is not left. */
    boolean hold(Application application, long fen) {
        return programmes.hold(application.programme(), application.id().value(), fen);
    }

    /** What an application has of the programme's money now. */
    long held(Application application) {
        return programmes.held(application.programme(), application.id().value());
    }

    EnterpriseSummary enterprise(EnterpriseId id) {
        return enterprises.find(id).orElseThrow(() -> new NotFound("企业"));
    }

    /** How the clauses of some programmes stand for an enterprise, one row for each subject, by clause. */
    Map<ClauseId, List<FindingRow>> standing(EnterpriseId enterprise, List<Programme> open) {
        Set<ClauseId> clauses =
                open.stream().map(programme -> programme.terms().clause()).collect(Collectors.toSet());
        return checkUps.rows(enterprise, clauses, awards.of(enterprise), today()).stream()
                .collect(Collectors.groupingBy(row -> row.clause().id(), LinkedHashMap::new, Collectors.toList()));
    }

    /** Whom a visitor of an enterprise applies for; 404 when the clause is not about this subject. */
    Application.Whom whom(Programme programme, String subject, Visitor visitor) {
        EnterpriseId enterprise = visitor.enterprise();
        if (enterprise == null) {
            throw new NotFound("企业");
        }
        EnterpriseSummary known = enterprise(enterprise);
        if (known.archived()) {
            throw new Refusal("企业已归档，不能申报。");
        }
        FindingRow row =
                standing(enterprise, List.of(programme))
                        .getOrDefault(programme.terms().clause(), List.of())
                        .stream()
                        .filter(candidate -> candidate.finding().subjectId().equals(subject))
                        .findFirst()
                        .orElseThrow(() -> new NotFound("申报对象"));
        return new Application.Whom(
                enterprise,
                known.name(),
                known.park().value(),
                programme.terms().clause(),
                UUID.fromString(subject),
                subject.equals(enterprise.toString()) ? "" : row.finding().subjectName());
    }

    void mustBeOpen(Programme programme) {
        closed(programme).ifPresent(no -> {
            throw no;
        });
    }

    /** Why nothing can be handed in under a programme; empty while it can. */
    private Optional<Refusal> closed(Programme programme) {
        LocalDate today = today();
        if (programme.open(today)) {
            return Optional.empty();
        }
        if (programme.status() == ProgrammeStatus.CLOSED) {
            String why = Objects.requireNonNullElse(programme.signatures().closedReason(), "");
            return Optional.of(new Refusal("这份兑现安排已关闭，不再受理申报：{0}", why));
        }
        return Optional.of(
                today.isAfter(programme.terms().closes())
                        ? new Refusal(
                                "这份兑现安排已于 {0} 24 时截止受理。", programme.terms().closes())
                        : new Refusal("这份兑现安排现在不受理申报。"));
    }

    /** That the clause is still there for this subject. */
    void mustStand(Application application) {
        if (examined(application, application.draft().answers()).isEmpty()) {
            throw new Refusal("这个条款已不再执行，或者不再适用于这个对象，不能提交。填写的内容都还保留着。");
        }
    }

    /** @param began the fingerprint of its clause when it was begun; empty where that was not kept */
    Meanwhile meanwhile(Application application, String began) {
        String rule = checkUps.rule(application.whom().clause());
        Optional<Refusal> closed =
                application.status() == ApplicationStatus.DRAFT ? closed(programme(application)) : Optional.empty();
        boolean changed = !began.isEmpty() && !rule.isEmpty() && !began.equals(rule);
        return new Meanwhile(
                closed.map(no -> t(no)).orElse(""),
                changed ? t("您开始填报以后，这个条款的条件或金额有改动，现在按新的条款体检。请重新核对；不再需要的填报仍替您保留。") : "",
                rule);
    }

    String rule(ClauseId clause) {
        return checkUps.rule(clause);
    }

    /** Whether the clause pays each time, so that its application says for which certificate, contract or project. */
    private boolean byEvent(Application application) {
        return source(application)
                .map(from -> from.clause().frequency() == Frequency.PER_EVENT)
                .orElse(false);
    }

    /** Whether the numbers of the event may be typed now. */
    boolean asksEvent(Application application) {
        return application.status() == ApplicationStatus.CORRECTING
                ? application.draft().reopened().contains(EventNumbers.FIELD)
                : byEvent(application);
    }

    ClauseCheckUp checked(Application application) {
        return checked(application, application.draft().answers());
    }

    /** Empty when the clause is not in force any more, or not about this subject. */
    Optional<ClauseCheckUp> examined(Application application, Map<String, String> answers) {
        try {
            return Optional.of(checked(application, answers));
        } catch (NotFound gone) {
            return Optional.empty();
        }
    }

    /** What was typed, by the name of what it answers: fields that nobody knows any more are named by themselves. */
    Map<String, String> typed(Application application) {
        Map<String, String> typed = new LinkedHashMap<>();
        application.draft().answers().forEach((field, answer) -> typed.put(label(application, field), answer));
        return typed;
    }

    private String label(Application application, String field) {
        return field.equals(EventNumbers.FIELD)
                ? t(EventNumbers.LABEL)
                : checkUps.question(application.whom().enterprise(), field)
                        .map(Question::label)
                        .orElse(field);
    }

    /** Whether a field is one that this house knows. */
    boolean known(Application application, String field) {
        return field.equals(EventNumbers.FIELD)
                || application.draft().answers().containsKey(field)
                || checkUps.question(application.whom().enterprise(), field).isPresent();
    }

    ClauseCheckUp checked(Application application, Map<String, String> answers) {
        return checkUps.examine(asked(application), answers, application.draft().reopened());
    }

    /** Only that, of what is typed, which may be answered now. */
    List<Question> questions(Application application, ClauseCheckUp checked) {
        Set<String> reopened = application.draft().reopened();
        return application.status() == ApplicationStatus.CORRECTING
                ? checked.asked().stream()
                        .filter(question -> reopened.contains(question.field()))
                        .toList()
                : checked.asked();
    }

    /** Writes the answers down as facts; gives them as label and value. */
    Map<String, Frozen.Line> declare(Application application, Visitor by) {
        Map<String, Frozen.Line> declared = new LinkedHashMap<>();
        Map<String, String> answers = application.draft().answers();
        checkUps.declare(asked(application), answers, application.draft().reopened(), by)
                .keySet()
                .forEach(question -> declared.put(
                        question.field(),
                        new Frozen.Line(
                                question.field(),
                                question.label(),
                                (answers.getOrDefault(question.field(), "") + " " + question.unit()).strip())));
        if (asksEvent(application)) {
            String numbers = String.join("、", EventNumbers.of(application).written());
            declared.put(EventNumbers.FIELD, new Frozen.Line(EventNumbers.FIELD, EventNumbers.LABEL, numbers));
        }
        return declared;
    }

    String rules() {
        return checkUps.rules();
    }

    /** What is handed in is examined as of the day on which it was first, also when it is corrected after New Year. */
    private LocalDate day(Application application) {
        Application.Submission submission = application.submission();
        return submission == null
                ? today()
                : LocalDate.parse(submission.frozen().asOf());
    }

    /** Without what this application itself was awarded. */
    private Ledger ledger(Application application) {
        Application.Decision decision = application.decision();
        EnterpriseId enterprise = application.whom().enterprise();
        return decision == null ? awards.of(enterprise) : awards.without(enterprise, decision.payment());
    }

    /** Where the clause stands; empty when the library has it no more. */
    Optional<Source> source(Application application) {
        return checkUps.source(application.whom().clause());
    }

    private ClauseCheckUps.Asked asked(Application application) {
        Application.Whom whom = application.whom();
        return new ClauseCheckUps.Asked(
                whom.enterprise(), whom.clause(), whom.subject(), ledger(application), day(application));
    }
}
