package io.xingyuan.policy.application;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.casework.CaseClosed;
import io.xingyuan.casework.CaseStatus;
import io.xingyuan.casework.CaseSubject;
import io.xingyuan.casework.Chapter;
import io.xingyuan.casework.CorrectionAsked;
import io.xingyuan.casework.Decided;
import io.xingyuan.casework.Deciding;
import io.xingyuan.casework.Fact;
import io.xingyuan.casework.ProcedureNeeds;
import io.xingyuan.casework.Topic;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.policy.Amounts;
import io.xingyuan.policy.checkup.TreeNode;
import io.xingyuan.policy.programme.Programme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** What applications add to their cases: the amount, the money behind it, and what the public is shown. */
@Component
class Reviewing implements CaseSubject {

    private final Applications applications;
    private final Particulars particulars;
    private final Awarding awarding;
    private final History history;
    private final PolicyLibrary library;

    Reviewing(
            Applications applications,
            Particulars particulars,
            Awarding awarding,
            History history,
            PolicyLibrary library) {
        this.applications = applications;
        this.particulars = particulars;
        this.awarding = awarding;
        this.history = history;
        this.library = library;
    }

    @Override
    public String kind() {
        return Application.KIND;
    }

    /** One sets the amount, another approves it, the bank pays it. */
    @Override
    public ProcedureNeeds needs() {
        return new ProcedureNeeds(
                "申报",
                List.of(new ProcedureNeeds.Step(Folder.PAYMENT, "资金到账后自动推进", true, List.of())),
                List.of(new ProcedureNeeds.Field(Awarding.AMOUNT, "核定金额", 2, 2)));
    }

    @Override
    public boolean uses(String procedure) {
        return particulars.uses(procedure);
    }

    @Override
    public String address(String subject) {
        return "/applications/" + subject;
    }

    @Override
    public Optional<String> correctionAddress(String subject) {
        return Optional.of(address(subject));
    }

    /** What stood on the list when it was handed in, and the statement. */
    @Override
    public Map<String, String> checklist(String subject) {
        Application.Submission submission =
                applications.get(ApplicationId.of(subject)).submission();
        if (submission == null) {
            return Map.of();
        }
        Map<String, String> checklist = Folder.slots(submission.frozen());
        checklist.put(Application.STATEMENT, Application.STATEMENT_LABEL);
        return checklist;
    }

    /** The clause: figures go by it. */
    @Override
    public Topic topic(String subject) {
        var clause = applications.get(ApplicationId.of(subject)).whom().clause();
        return new Topic(
                clause.toString(),
                library.clause(clause).map(found -> found.title()).orElse(clause.toString()));
    }

    @Override
    public void mayWithdraw(String subject) {
        Application application = applications.get(ApplicationId.of(subject));
        if (application.status() == ApplicationStatus.APPROVED) {
            throw new Refusal("兑现金额已经审定，不能撤回；不需要资金的，请联系受理人员撤销拨付。");
        }
    }

    @Override
    public void mayDecide(Deciding deciding) {
        Application application = applications.get(ApplicationId.of(deciding.subject()));
        if (deciding.passes() && deciding.fields().containsKey(Awarding.AMOUNT)) {
            awarding.mayGrant(application, deciding);
        }
    }

    @Override
    public void decided(Decided decided) {
        Deciding decision = decided.decision();
        Application application = applications.get(ApplicationId.of(decision.subject()));
        if (!decided.stageDone()) {
            return;
        }
        if (decision.passes() && decision.fields().containsKey(Awarding.AMOUNT)) {
            awarding.grant(application, decided);
        } else if (decision.returns()) {
            awarding.release(application, decision.comment());
        } else if (decision.refuses()) {
            awarding.release(application, decision.comment());
            end(application.id(), ApplicationStatus.REFUSED);
        }
    }

    /** Opens exactly what was named, in the transaction that asks for it. */
    @EventListener
    void asked(CorrectionAsked asked) {
        if (asked.kind().equals(Application.KIND)) {
            applications.reopen(
                    applications.get(ApplicationId.of(asked.subject())),
                    asked.items().stream().map(Folder::place).distinct().toList(),
                    asked.asked());
        }
    }

    /** A withdrawal comes from the enterprise's side, which does not reach the money: it is freed afterwards. */
    @ApplicationModuleListener
    void closed(CaseClosed closed) {
        if (closed.kind().equals(Application.KIND) && closed.status() == CaseStatus.WITHDRAWN) {
            awarding.free(ApplicationId.of(closed.subject()));
        }
    }

    private void end(ApplicationId id, ApplicationStatus to) {
        Application application = applications.get(id);
        if (application.status() != to) {
            applications.end(application, to);
        }
    }

    @Override
    public List<Fact> summary(String subject) {
        Application application = applications.get(ApplicationId.of(subject));
        Programme programme = particulars.programme(application);
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("兑现安排", programme.terms().title()));
        facts.add(new Fact("申报对象", application.whom().named()));
        Application.Submission submission = application.submission();
        if (submission != null) {
            Frozen frozen = submission.frozen();
            facts.add(new Fact("提交时体检", t("{0}（{1}）", t(frozen.state().label()), frozen.asOf())));
            facts.add(new Fact("条款金额", frozen.amount()));
            facts.add(new Fact("核定上限", Amounts.words(submission.limitFen())));
            facts.add(new Fact("规则版本", frozen.rules().substring(0, 16)));
        }
        facts.add(new Fact("安排余额", Amounts.words(programme.leftFen())));
        Application.Decision decision = application.decision();
        if (decision != null) {
            facts.add(new Fact("核定金额", Amounts.words(decision.fen())));
        }
        history.warnings(application).forEach(warning -> facts.add(new Fact("提醒", warning.text())));
        return facts;
    }

    /** As it was handed in; whatever was corrected since then is in it. */
    @Override
    public List<Chapter> forExperts(String subject) {
        Application application = applications.get(ApplicationId.of(subject));
        Application.Submission submission = application.submission();
        if (submission == null) {
            return List.of();
        }
        Frozen frozen = submission.frozen();
        List<Fact> known = frozen.known().stream()
                .map(fact -> new Fact(fact.name(), (fact.value() + " " + fact.provenance()).strip()))
                .toList();
        List<Fact> answered = new ArrayList<>();
        frozen.answered().forEach(line -> answered.add(new Fact(line.label(), line.value())));
        answered.add(new Fact(Application.STATEMENT_LABEL, frozen.statement().isEmpty() ? "无" : frozen.statement()));
        List<Fact> standing = new ArrayList<>();
        standing.add(new Fact("结论", frozen.state().label() + "（" + frozen.asOf() + "）"));
        frozen.tree().forEach(node -> conditions(node, "", standing));
        if (!frozen.caution().isEmpty()) {
            standing.add(new Fact("注意", frozen.caution()));
        }
        return List.of(
                new Chapter("申报事项", matter(application, submission)),
                new Chapter("已经登记的数据", known.isEmpty() ? List.of(new Fact("数据", "无")) : known),
                new Chapter("填报的数据", answered),
                new Chapter("提交时的体检", standing));
    }

    private List<Fact> matter(Application application, Application.Submission submission) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("申报对象", application.whom().named()));
        facts.add(new Fact("兑现安排", particulars.programme(application).terms().title()));
        library.clause(application.whom().clause()).ifPresent(clause -> {
            facts.add(new Fact("兑现条款", (clause.title() + " " + clause.cite()).strip()));
            facts.add(new Fact("条款内容", clause.says()));
        });
        facts.add(new Fact("申请金额", "最高 " + Amounts.words(submission.limitFen())));
        facts.add(new Fact(
                "条款金额",
                (submission.frozen().amount() + " " + submission.frozen().steps()).strip()));
        return facts;
    }

    /** Each condition under the group that it belongs to. */
    private static void conditions(TreeNode node, String indent, List<Fact> facts) {
        facts.add(new Fact(indent + node.says(), (node.verdict() + " " + node.gap()).strip()));
        node.children().forEach(child -> conditions(child, indent + "　", facts));
    }

    @Override
    public String contact(String subject) {
        return particulars
                .programme(applications.get(ApplicationId.of(subject)))
                .terms()
                .whomToAsk();
    }

    @Override
    public List<Fact> published(String subject) {
        Application application = applications.get(ApplicationId.of(subject));
        Programme programme = particulars.programme(application);
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("申报单位", application.whom().enterpriseName()));
        if (!application.whom().subjectName().isEmpty()) {
            facts.add(new Fact("申报对象", application.whom().subjectName()));
        }
        facts.add(new Fact("兑现安排", programme.terms().title()));
        Application.Decision decision = application.decision();
        if (decision != null) {
            facts.add(new Fact("拟兑现金额", Amounts.words(decision.fen())));
        }
        return facts;
    }
}
