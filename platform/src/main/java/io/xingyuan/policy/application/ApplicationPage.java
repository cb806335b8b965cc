package io.xingyuan.policy.application;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.casework.CaseMaterial;
import io.xingyuan.casework.CaseState;
import io.xingyuan.casework.CaseStatus;
import io.xingyuan.files.AttachmentSlot;
import io.xingyuan.kernel.Role;
import io.xingyuan.policy.Amounts;
import io.xingyuan.policy.checkup.ClauseCheckUp;
import io.xingyuan.policy.checkup.ClauseCheckUps;
import io.xingyuan.policy.checkup.Question;
import io.xingyuan.policy.fund.PaymentState;
import io.xingyuan.policy.fund.PaymentStatus;
import io.xingyuan.policy.fund.TopUp;
import io.xingyuan.policy.programme.Programme;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Visitor;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 申报页: an application with all that its pages show.
 *
 * @param source where the clause stands; empty when the library has it no more
 * @param examined how the clause stands with the answers, while it is filled in; for what was handed in see
 *     {@link Application.Submission#frozen}
 * @param questions what may be answered now
 * @param slots what may be, or was, uploaded
 * @param state of its case; null for a draft
 * @param materials every version of what was handed in
 * @param plan in which parts it is paid
 * @param payments of its award, in the order of the parts; empty before an amount was set
 * @param meanwhile what has happened to clause and programme since it was begun
 * @param lost what was typed, by name, where the clause is no more; else empty
 */
record ApplicationPage(
        Application application,
        Programme programme,
        Optional<ClauseCheckUps.Source> source,
        @Nullable ClauseCheckUp examined,
        List<Question> questions,
        TaskList tasks,
        List<AttachmentSlot> slots,
        @Nullable CaseState state,
        List<CaseMaterial> materials,
        Spending spending,
        PaymentPlan plan,
        List<PaymentState> payments,
        Meanwhile meanwhile,
        Event event,
        Map<String, String> lost,
        Saved saved) {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

    /**
     * 保存情况: what became of what was just typed.
     *
     * @param typed what stands in the fields when it is not what is kept
     * @param clash what the other person has kept instead, by label; empty when nobody was faster
     * @param version the form's hidden version
     */
    record Saved(
            Map<String, String> typed,
            @Nullable String statement,
            Map<String, String> clash,
            FormErrors errors,
            int version) {

        static Saved of(Application application) {
            return new Saved(
                    application.draft().answers(),
                    application.draft().statement(),
                    Map.of(),
                    FormErrors.NONE,
                    application.version());
        }

        Saved wrong(FormErrors wrong) {
            return new Saved(typed, statement, clash, wrong, version);
        }

        boolean clashes() {
            return !clash.isEmpty();
        }

        String statementTyped() {
            return statement == null ? "" : statement;
        }
    }

    /**
     * 事项: for what, where the clause pays each time.
     *
     * @param asked whether its numbers may be typed now
     * @param repeats other applications for the same
     */
    record Event(boolean asked, List<Applications.Repeat> repeats) {}

    /** Whether it may be worked on but its clause is no more. */
    boolean gone() {
        return examined == null && application.status().editable();
    }

    String typedEvent() {
        return saved.typed().getOrDefault(EventNumbers.FIELD, "");
    }

    /** What cannot be read, by field, in the reader's language. */
    Map<String, String> wrong() {
        Map<String, String> wrong = new LinkedHashMap<>(examined == null ? Map.of() : examined.wrong());
        String event = event().asked() ? EventNumbers.of(typedEvent()).wrong() : "";
        if (!event.isEmpty()) {
            wrong.put(EventNumbers.FIELD, t(event));
        }
        return wrong;
    }

    /** While it is filled in. */
    ClauseCheckUp checked() {
        return Objects.requireNonNull(examined);
    }

    /** Number of the document and place in it. */
    String cite() {
        return source.map(from -> from.policy().number() + " " + from.clause().cite())
                .orElse(application.whom().clause().toString());
    }

    String clauseTitle() {
        return source.map(from -> from.clause().title()).orElse("");
    }

    String clauseSays() {
        return source.map(from -> from.clause().says()).orElse("");
    }

    String typed(Question question) {
        return saved.typed().getOrDefault(question.field(), "");
    }

    boolean mine() {
        return Visitor.now().role().ofEnterprise();
    }

    boolean correcting() {
        return application.status() == ApplicationStatus.CORRECTING;
    }

    /** Whether there is anything to type beside the statement of a draft. */
    boolean asksFacts() {
        return !questions.isEmpty() || event.asked() || (correcting() && application.takesStatement());
    }

    /** A correction opens exactly what was named: the step of the others is not shown. */
    boolean showsFacts() {
        return !correcting() || asksFacts();
    }

    boolean showsEvidence() {
        return !correcting() || !slots.isEmpty();
    }

    boolean editable() {
        return mine() && application.status().editable();
    }

    /** Why an answer, or the list of expenditure, has to be given again; empty for no reason. */
    String refusal(String item) {
        return materials.stream()
                .filter(material -> material.refused() && material.item().equals(item))
                .map(CaseMaterial::refusal)
                .findFirst()
                .orElse("");
    }

    String savedAt() {
        return SECOND.format(application.touched().at());
    }

    static String minute(Instant at) {
        return MINUTE.format(at);
    }

    String submittedAt() {
        Application.Submission submission = application.submission();
        return submission == null ? "" : minute(submission.at());
    }

    String limit() {
        Application.Submission submission = application.submission();
        return submission == null ? "" : Amounts.words(submission.limitFen());
    }

    String decided() {
        Application.Decision decision = application.decision();
        return decision == null ? "" : topUp().of(Amounts.words(decision.fen()));
    }

    /** What the amount is the difference of, where only that is paid. */
    TopUp topUp() {
        return payments.stream().map(PaymentState::topUp).findFirst().orElse(TopUp.NONE);
    }

    boolean granted() {
        Application.Decision decision = application.decision();
        return decision != null && decision.grantedAt() != null;
    }

    /** What happens next and by when, of what was handed in. */
    String next() {
        CaseState now = state;
        if (application.status() == ApplicationStatus.CANCELLED) {
            return any(PaymentStatus.RECOVERED) ? t("款项已全部追回。") : t("兑现已撤销，资金退回资金池。");
        }
        if (now != null && now.status() == CaseStatus.PASSED) {
            return money();
        }
        if (now == null || now.status().closed()) {
            return "";
        }
        return now.due() == null
                ? t("现在在“{0}”环节。", t(now.stageName()))
                : t("现在在“{0}”环节，应在 {1} 前办结这一步。", t(now.stageName()), now.dueText());
    }

    /** How far its money is, once the case has ended. */
    private String money() {
        if (any(PaymentStatus.FAILED) || any(PaymentStatus.RETURNED)) {
            return t("款项没有付到，核对收款账户后由园区重新拨付。");
        }
        boolean more = any(PaymentStatus.COMMITTED) || any(PaymentStatus.BATCHED) || any(PaymentStatus.SENT);
        if (any(PaymentStatus.PAID)) {
            return more ? t("首期已支付，其余各期按计划拨付。") : t("资金已拨付到企业登记的收款账户，办理结束。");
        }
        return more ? t("已经审定，等财务拨付。") : "";
    }

    private boolean any(PaymentStatus status) {
        return payments.stream().anyMatch(payment -> payment.status() == status);
    }

    /** The last day to mend what was asked; empty for none. */
    String mendBy() {
        CaseState now = state;
        return now == null ? "" : now.mendByText();
    }

    boolean maySpend() {
        return mine() && Spendings.takes(application);
    }

    /** Whether the visitor may split the award into parts now. */
    boolean mayPlan() {
        return Visitor.now().role() == Role.POLICY_OFFICER && PlanPages.open(application);
    }

    /** Questions that have no answer, by label, for the page that asks to check. */
    List<String> unanswered() {
        return questions.stream()
                .filter(question -> typed(question).isBlank())
                .map(Question::label)
                .toList();
    }

    List<String> withoutFile() {
        return slots.stream()
                .filter(slot -> slot.files().isEmpty())
                .map(AttachmentSlot::label)
                .toList();
    }

    /** What was answered, label to value with unit. */
    Map<String, String> answers() {
        Map<String, String> answers = new LinkedHashMap<>();
        for (Question question : questions) {
            if (!typed(question).isBlank()) {
                answers.put(question.label(), (typed(question) + " " + question.unit()).strip());
            }
        }
        if (event.asked() && !typedEvent().isBlank()) {
            answers.put(t(EventNumbers.LABEL), typedEvent());
        }
        return answers;
    }
}
