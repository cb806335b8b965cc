package io.xingyuan.policy.studio;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Stale;
import io.xingyuan.policy.PolicyVersion;
import io.xingyuan.policy.PublishedLibrary;
import io.xingyuan.web.Visitor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 政策编写: drafts are begun, saved, proposed and published by another person. */
@Component
class Drafting {

    private static final String KIND = "政策";
    private static final String TAKEN_BACK = "政策草稿";

    private final Drafts drafts;
    private final PublishedLibrary published;
    private final Checks checks;
    private final Audit audit;

    Drafting(Drafts drafts, PublishedLibrary published, Checks checks, Audit audit) {
        this.drafts = drafts;
        this.published = published;
        this.checks = checks;
        this.audit = audit;
    }

    /** A draft for other parks is not there for whoever does not work for all of them. */
    Draft get(String policy) {
        mustKnow(policy, Visitor.now());
        return drafts.find(policy).orElseThrow(() -> absent(policy));
    }

    /** One that has ended meanwhile is no unknown one. */
    private RuntimeException absent(String policy) {
        return drafts.lastEnd(policy)
                .<RuntimeException>map(end -> new Refusal(end.said()))
                .orElseGet(() -> new NotFound(TAKEN_BACK));
    }

    /** What this person has typed on the draft that stands and not saved. */
    Optional<Draft.Working> unsaved(String policy, Visitor by) {
        return drafts.unsaved(policy, by.account());
    }

    void mustKnow(String policy, Visitor by) {
        if (!checks.homes().reached(policy, by)) {
            throw new NotFound(TAKEN_BACK);
        }
    }

    /** As {@link #get}, for whoever writes on it: one that has ended meanwhile is no unknown one. */
    private Draft written(String policy, Visitor by) {
        mustKnow(policy, by);
        return drafts.find(policy)
                .orElseThrow(
                        () -> drafts.lastEnd(policy).isPresent() ? new Stale(TAKEN_BACK) : new NotFound(TAKEN_BACK));
    }

    Draft.Save saved(String policy, int edit) {
        mustKnow(policy, Visitor.now());
        return drafts.save(policy, edit).orElseThrow(() -> new NotFound(TAKEN_BACK));
    }

    /** The text in force; empty when there is none. */
    String textInForce(String policy) {
        return checks.textInForce(policy);
    }

    /**
     * Begins the next version.
     *
     * @param text the first text of a new policy; for a known one its text in force is taken when this is empty
     */
    @Transactional
    public void begin(String policy, String title, String text, Visitor by) {
        String inForce = textInForce(policy);
        if (inForce.isEmpty() && !policy.equals(PublishedLibrary.FACTS)) {
            checks.homes().claim(policy, by.scope());
        }
        begin(policy, title, text.isEmpty() ? inForce : text, "", List.of(), List.of(), by);
    }

    /**
     * A text from elsewhere becomes a draft, or one more saving of the draft that stands.
     *
     * @param over whether it may become a saving of the draft that stands
     * @return whether it has
     */
    @Transactional
    public boolean bring(String policy, String title, String text, boolean over, Visitor by) {
        Optional<Draft> standing = checks.homes().reached(policy, by) ? drafts.find(policy) : Optional.empty();
        if (standing.isEmpty()) {
            begin(policy, title, text, by);
            return false;
        }
        if (!over) {
            throw new Refusal("这份政策已有草稿。要把文件作为它新的一次保存，请勾选后再导入；以前的保存都会留着。");
        }
        save(policy, new Typed(text, standing.get().edit(), standing.get().reason(), -1), false, by);
        return true;
    }

    /** @param writers of the draft that this one goes on from */
    private void begin(
            String policy,
            String title,
            String text,
            String reason,
            List<String> writers,
            List<String> writerNames,
            Visitor by) {
        checks.homes().mustReach(policy, by);
        checks.homes().claim(policy, by.scope());
        mustFit(text);
        boolean known = writers.contains(by.account());
        int base = published.versions(policy).stream()
                .findFirst()
                .map(PolicyVersion::version)
                .orElse(0);
        Draft begun = new Draft(
                policy,
                title,
                text,
                base,
                Draft.Status.DRAFT,
                0,
                known ? writers : with(writers, by.account()),
                known ? writerNames : with(writerNames, by.name()),
                by.name(),
                Instant.EPOCH,
                reason);
        if (!drafts.add(begun)) {
            throw new Refusal("这份政策已有草稿，请在它上面修改。");
        }
        audit.record("开始编写政策", KIND, policy, title, List.of(FieldChange.of("从哪一版改起", null, base)));
    }

    private static List<String> with(List<String> before, String one) {
        return Stream.concat(before.stream(), Stream.of(one)).toList();
    }

    /**
     * What was typed on a draft that has ended, or one of its savings, becomes a new draft. Who wrote on the old one is a
     * writer of the new one too.
     *
     * @param edit the saving that it goes on from; none is the last
     */
    @Transactional
    public void goOn(String policy, int edit, String text, String reason, Visitor by) {
        mustKnow(policy, by);
        Draft.End end =
                drafts.endOf(policy, edit).or(() -> drafts.lastEnd(policy)).orElseThrow(() -> new NotFound(TAKEN_BACK));
        if (drafts.find(policy).isPresent()) {
            throw new Stale(TAKEN_BACK);
        }
        begin(policy, end.title(), text, reason, end.writers(), end.writerNames(), by);
        drafts.forgetLeft(policy, by.account());
    }

    private static void mustFit(String text) {
        if (text.isBlank() || text.length() > Checks.LONGEST) {
            throw new Refusal("文本不能为空，也不能超过 1 MB。");
        }
    }

    /** A draft may have faults; what is proposed may not. What somebody is still typing stays kept. */
    @Transactional
    public void save(String policy, Typed typed, boolean propose, Visitor by) {
        String text = typed.text();
        String reason = typed.reason();
        Draft before = written(policy, by);
        checks.homes().mustReach(policy, by);
        mustFit(text);
        Verdict verdict = checks.of(policy, text);
        if (propose) {
            mustBeReady(verdict);
        }
        if (propose && reason.isBlank()) {
            throw new Refusal("请写明变更说明，发布人要看。");
        }
        if (reason.length() > Typed.LONGEST_REASON) {
            throw new Refusal(t("变更说明最多 {0} 字，现在有 {1} 字。", Typed.LONGEST_REASON, reason.length()));
        }
        Draft changed = new Draft(
                policy,
                verdict.policy() == null ? before.title() : verdict.policy().title(),
                text,
                before.base(),
                propose ? Draft.Status.PROPOSED : Draft.Status.DRAFT,
                typed.edit(),
                before.writers(),
                before.writerNames(),
                by.name(),
                before.writtenAt(),
                reason.strip());
        if (!drafts.write(changed, typed.edit(), by.account(), by.name())) {
            throw new Stale(TAKEN_BACK);
        }
        audit.record(
                propose ? "提请发布政策" : "编写政策",
                KIND,
                policy,
                changed.title(),
                FieldChange.between(
                        Map.of("文本", summary(before.text()), "变更说明", before.reason()),
                        Map.of("文本", summary(text), "变更说明", changed.reason())));
    }

    private static String summary(String text) {
        return Fingerprint.of(text) + "，" + text.lines().count() + " 行";
    }

    /** Keeps what somebody typed, so that a closed window loses nothing. */
    @Transactional
    public void keepWorking(String policy, Typed typed, Visitor by) {
        mustKnow(policy, by);
        if (typed.text().length() <= Checks.LONGEST && typed.reason().length() <= Typed.LONGEST_REASON) {
            drafts.keepWorking(policy, by.account(), typed);
        }
        audit.notAudited("自动保存的工作稿，保存时才记");
    }

    @Transactional
    public void forgetWorking(String policy, boolean left, Visitor by) {
        mustKnow(policy, by);
        if (left) {
            drafts.forgetLeft(policy, by.account());
        } else {
            drafts.forgetWorking(policy, by.account());
        }
        audit.notAudited("放弃自己没有保存的工作稿");
    }

    /**
     * By somebody who wrote nothing of it. From the commit on the whole platform goes by it.
     *
     * @param seen the {@link CitedFigures#mark} of the figures not found where they are cited, as the publisher saw them
     */
    @Transactional
    public int publish(String policy, int edit, String seen, Visitor by) {
        Draft draft = get(policy);
        if (draft.status() != Draft.Status.PROPOSED) {
            throw new Refusal("草稿还没有提请发布。");
        }
        if (draft.writtenBy(by.account())) {
            throw new Refusal("您参加过编写，须由没有编写过的另一人发布。");
        }
        checks.homes().mustReach(policy, by);
        Verdict verdict = checks.of(policy, draft.text());
        mustBeReady(verdict);
        String figures = checkedFigures(policy, verdict, seen);
        List<Difference> differences = checks.differences(policy, verdict, draft.text());
        int version = draft.base() + 1;
        published.publish(
                policy, version, draft.text(), String.join("、", draft.writerNames()), by.name(), draft.reason());
        if (!drafts.end(draft, edit, version, by.name())) {
            throw new Stale(TAKEN_BACK);
        }
        audit.record(
                "发布政策",
                KIND,
                policy,
                draft.title(),
                List.of(
                        FieldChange.of("版本", draft.base() == 0 ? null : draft.base(), version),
                        FieldChange.of("编写人", null, String.join("、", draft.writerNames())),
                        FieldChange.of("数字核对", null, figures),
                        FieldChange.of("变更", null, Difference.words(differences))));
        return version;
    }

    /** What the record says of the figures. */
    private String checkedFigures(String policy, Verdict verdict, String seen) {
        Optional<List<CitedFigures.Figure>> figures = checks.figures(policy, verdict.policy());
        if (figures.isEmpty()) {
            return "没有原文，未核对";
        }
        List<CitedFigures.Figure> lost = CitedFigures.lost(figures.get());
        if (lost.isEmpty()) {
            return figures.get().size() + " 个数字都在所引条款里";
        }
        if (!seen.equals(CitedFigures.mark(lost))) {
            throw new Refusal(t("{0} 个数字没有在所引条款里找到，请按现在的清单逐个看过，在“发布”前勾选确认。", lost.size()));
        }
        return "发布人已逐个看过没有在所引条款里找到的 " + lost.size() + " 个数字："
                + lost.stream()
                        .map(figure -> figure.words() + (figure.located() ? "" : "（没认出所引条款“" + figure.cite() + "”）"))
                        .collect(Collectors.joining("；"));
    }

    @Transactional
    public void sendBack(String policy, int edit, Visitor by) {
        Draft draft = get(policy);
        checks.homes().mustReach(policy, by);
        if (!drafts.sendBack(policy, edit)) {
            throw new Stale(TAKEN_BACK);
        }
        audit.record("退回政策草稿", KIND, policy, draft.title());
    }

    /** Only whoever wrote on it may give it up; its savings stay. */
    @Transactional
    public void drop(String policy, int edit, Visitor by) {
        Draft draft = get(policy);
        if (!draft.writtenBy(by.account())) {
            throw new Refusal(t("这份草稿由{0}编写，由编写过的人放弃。", String.join("、", draft.writerNames())));
        }
        if (!drafts.end(draft, edit, 0, by.name())) {
            throw new Stale(TAKEN_BACK);
        }
        audit.record("放弃政策草稿", KIND, policy, draft.title());
    }

    private static void mustBeReady(Verdict verdict) {
        if (!verdict.compiles()) {
            throw new Refusal("文本还有错误，改好后才能提请发布。");
        }
        if (!verdict.failed().isEmpty()) {
            throw new Refusal("还有测试没有通过，改好后才能提请发布。");
        }
        if (!verdict.refusals().isEmpty()) {
            throw verdict.refusals().getFirst();
        }
    }
}
