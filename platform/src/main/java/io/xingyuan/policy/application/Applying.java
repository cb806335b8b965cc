package io.xingyuan.policy.application;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.casework.CaseState;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Stale;
import io.xingyuan.policy.checkup.ClauseCheckUp;
import io.xingyuan.policy.programme.Programme;
import io.xingyuan.web.Visitor;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an enterprise does with its applications: begins, saves, submits, mends, withdraws. */
@Component
class Applying {

    private static final String NOUN = "申报";
    private static final int LONGEST_ANSWER = 200;
    static final int LONGEST_STATEMENT = 2000;

    private final Applications applications;
    private final Particulars particulars;
    private final Folder folder;
    private final Audit audit;
    private final Clock clock;

    Applying(Applications applications, Particulars particulars, Folder folder, Audit audit, Clock clock) {
        this.applications = applications;
        this.particulars = particulars;
        this.folder = folder;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Begins one.
     *
     * @throws org.springframework.dao.DuplicateKeyException when there is an open one already
     */
    @Transactional
    public ApplicationId begin(Programme programme, Application.Whom whom, Visitor by) {
        particulars.mustBeOpen(programme);
        ApplicationId id = new ApplicationId(Ids.next(clock));
        applications.insert(
                id,
                programme.id(),
                whom,
                particulars.rule(whom.clause()),
                by.name(),
                programme.signatures().demo());
        audit.record("开始申报", NOUN, id, programme.terms().title(), List.of(FieldChange.of("申报对象", null, whom.named())));
        return id;
    }

    /**
     * Keeps what was typed, right or wrong.
     *
     * @param answers of fields that are asked; others are left out
     * @throws Stale when somebody else has saved since
     */
    @Transactional
    public void save(Application application, int version, Map<String, String> answers, String statement, Visitor by) {
        if (!application.status().editable()) {
            throw new Refusal("已经提交的申报不能再改；需要更正的，请联系受理人员退回补正。");
        }
        Application.Draft before = application.draft();
        Map<String, String> labels = labels(application, answers);
        Map<String, String> kept = new LinkedHashMap<>(before.answers());
        labels.keySet().forEach(field -> keep(kept, field, answers.getOrDefault(field, "")));
        String said = application.takesStatement() ? statement.strip() : before.statement();
        if (said.length() > LONGEST_STATEMENT) {
            throw new Refusal("补充说明最多 2000 个字。").at(Application.STATEMENT);
        }
        if (kept.equals(before.answers()) && said.equals(before.statement())) {
            audit.notAudited("an unchanged draft");
            return;
        }
        applications.save(application, version, kept, said, by.name());
        audit.record(
                "保存申报草稿",
                NOUN,
                application.id(),
                application.whom().named(),
                FieldChange.between(named(before.answers(), before.statement(), labels), named(kept, said, labels)));
    }

    /** What may be typed now, field to name; where the clause is no more, whatever was typed is kept. */
    private Map<String, String> labels(Application application, Map<String, String> answers) {
        Map<String, String> labels = new LinkedHashMap<>();
        Optional<ClauseCheckUp> checked = particulars.examined(application, answers);
        if (checked.isEmpty()) {
            answers.keySet().stream()
                    .filter(field -> particulars.known(application, field))
                    .forEach(field -> labels.put(field, field));
            return labels;
        }
        particulars
                .questions(application, checked.get())
                .forEach(question -> labels.put(question.field(), question.label()));
        if (particulars.asksEvent(application)) {
            labels.put(EventNumbers.FIELD, EventNumbers.LABEL);
        }
        return labels;
    }

    private static void keep(Map<String, String> kept, String field, String typed) {
        String said = typed.strip();
        int longest = field.equals(EventNumbers.FIELD) ? EventNumbers.LONGEST : LONGEST_ANSWER;
        if (said.isEmpty()) {
            kept.remove(field);
        } else {
            kept.put(field, said.substring(0, Math.min(said.length(), longest)));
        }
    }

    private static Map<String, String> named(
            Map<String, String> answers, String statement, Map<String, String> labels) {
        Map<String, String> named = new LinkedHashMap<>();
        answers.forEach((field, typed) -> named.put(labels.getOrDefault(field, field), typed));
        named.put(Application.STATEMENT_LABEL, statement);
        return named;
    }

    /** Hands in a draft: the answers become facts, the check-up is frozen, a case begins. */
    @Transactional
    public void submit(Application application, int version, Visitor by) {
        Programme programme = particulars.programme(application);
        application.status().mustBecome(ApplicationStatus.SUBMITTED);
        particulars.mustBeOpen(programme);
        mustBeReady(application, version);
        Frozen frozen = frozen(application, programme, particulars.declare(application, by));
        CaseState opened = folder.open(application, programme, frozen);
        applications.submit(
                application,
                new Application.Submission(
                        opened.id(),
                        opened.number(),
                        opened.code(),
                        frozen,
                        particulars.limit(application),
                        particulars.tiers(application),
                        clock.instant()),
                by.name());
        audit.record(
                "提交申报",
                NOUN,
                application.id(),
                programme.terms().title(),
                List.of(FieldChange.of("受理编号", null, opened.number())));
    }

    /** Hands in what was asked for in a correction. */
    @Transactional
    public void correct(Application application, int version, String answer, Visitor by) {
        Application.Submission before = application.submission();
        application.status().mustBecome(ApplicationStatus.SUBMITTED);
        if (before == null) {
            throw new Stale(NOUN);
        }
        mustBeReady(application, version);
        Programme programme = particulars.programme(application);
        Map<String, Frozen.Line> answered = new LinkedHashMap<>();
        before.frozen().answered().forEach(line -> answered.put(line.field(), line));
        answered.putAll(particulars.declare(application, by));
        Frozen frozen = frozen(application, programme, answered);
        folder.correct(application, before.caseId(), frozen, answer.strip());
        applications.submit(
                application,
                new Application.Submission(
                        before.caseId(),
                        before.number(),
                        before.code(),
                        frozen,
                        particulars.limit(application),
                        particulars.tiers(application),
                        before.at()),
                by.name());
    }

    /** Takes back what was handed in; money that was set aside for it becomes free. */
    @Transactional
    public void withdraw(Application application, String reason) {
        Application.Submission submission = application.submission();
        application.status().mustBecome(ApplicationStatus.WITHDRAWN);
        if (submission == null || reason.isBlank() || reason.length() > LONGEST_ANSWER) {
            throw new Refusal("请填写撤回原因，最多 200 个字。").at("reason");
        }
        applications.end(application, ApplicationStatus.WITHDRAWN);
        folder.withdraw(submission.caseId(), reason.strip());
    }

    /** Gives up a draft. */
    @Transactional
    public void discard(Application application) {
        application.status().mustBecome(ApplicationStatus.DISCARDED);
        applications.end(application, ApplicationStatus.DISCARDED);
        audit.record("放弃申报草稿", NOUN, application.id(), application.whom().named());
    }

    private void mustBeReady(Application application, int version) {
        if (version != application.version()) {
            throw new Stale(NOUN);
        }
        particulars.mustStand(application);
        ClauseCheckUp checked = particulars.checked(application);
        TaskList tasks = TaskList.of(application, particulars.programme(application), checked, particulars, folder);
        if (!tasks.ready()) {
            throw new Refusal("还有没填完的内容，请回到申报页逐项补齐后再提交。");
        }
    }

    /** In Chinese, in whatever language it is handed in: the park decides on it. */
    private Frozen frozen(Application application, Programme programme, Map<String, Frozen.Line> answered) {
        LocaleContext readers = LocaleContextHolder.getLocaleContext();
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        try {
            return Frozen.of(
                    particulars.checked(application),
                    particulars.rules(),
                    List.copyOf(answered.values()),
                    programme.terms().evidence(),
                    application.draft().statement());
        } finally {
            LocaleContextHolder.setLocaleContext(readers);
        }
    }
}
