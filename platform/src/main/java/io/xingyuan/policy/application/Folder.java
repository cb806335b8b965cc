package io.xingyuan.policy.application;

import io.xingyuan.casework.CaseId;
import io.xingyuan.casework.CaseMaterial;
import io.xingyuan.casework.CaseState;
import io.xingyuan.casework.Cases;
import io.xingyuan.casework.Correction;
import io.xingyuan.casework.FirstMaterial;
import io.xingyuan.casework.MaterialFiles;
import io.xingyuan.casework.NewCase;
import io.xingyuan.casework.NewMaterial;
import io.xingyuan.files.AttachedTo;
import io.xingyuan.files.Attachment;
import io.xingyuan.files.Attachments;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.policy.Amounts;
import io.xingyuan.policy.programme.Programme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** 申报卷: an application as a case and its files. */
@Component
class Folder {

    /** The stage that passes when the money has arrived. */
    static final String PAYMENT = "payment";

    private final Cases cases;
    private final Attachments attachments;
    private final MaterialFiles files;
    private final Expenditures expenditures;

    Folder(Cases cases, Attachments attachments, MaterialFiles files, Expenditures expenditures) {
        this.cases = cases;
        this.files = files;
        this.attachments = attachments;
        this.expenditures = expenditures;
    }

    static AttachedTo owner(Application application) {
        return new AttachedTo(Application.KIND, application.id().toString());
    }

    List<Attachment> files(Application application) {
        return attachments.of(owner(application));
    }

    Optional<CaseState> state(Application application) {
        return Optional.ofNullable(application.submission()).flatMap(known -> cases.find(known.caseId()));
    }

    String address(CaseId id) {
        return cases.address(id);
    }

    /** Every version of everything that was handed in; nothing yet for a draft. */
    List<CaseMaterial> materials(Application application) {
        Application.Submission submission = application.submission();
        return submission == null ? List.of() : cases.materials(submission.caseId());
    }

    /** What the first stage of the procedure asks for, beside the clause's checklist. */
    List<FirstMaterial> asks(Programme programme) {
        return cases.asks(programme.terms().procedure());
    }

    /** What is asked for on the case's own page beside the checklist: whether something new lies there, by slot. */
    Map<String, Boolean> besides(Application application) {
        Application.Submission submission = application.submission();
        if (submission == null || application.status() != ApplicationStatus.CORRECTING) {
            return Map.of();
        }
        List<Attachment> files = attachments.of(cases.files(submission.caseId()));
        Map<String, Boolean> besides = new LinkedHashMap<>();
        cases.slots(submission.caseId())
                .keySet()
                .forEach(slot -> besides.put(
                        slot, files.stream().anyMatch(file -> file.slot().equals(slot) && file.draft())));
        return besides;
    }

    /** The owner of what is asked for on the case's own page. */
    AttachedTo onCase(CaseId id) {
        return cases.files(id);
    }

    CaseState open(Application application, Programme programme, Frozen frozen) {
        List<NewMaterial> given = new ArrayList<>(words(application, frozen));
        Map<String, String> slots = slots(frozen);
        asks(programme).forEach(asked -> slots.put(asked.key(), asked.name()));
        given.addAll(files.given(List.of(), owner(application), slots, "").materials());
        CaseId id = cases.open(new NewCase(
                programme.terms().procedure(),
                Application.KIND,
                application.id().toString(),
                programme.terms().title(),
                application.whom().enterprise(),
                application.whom().named(),
                new ParkId(application.whom().park()),
                given));
        attachments.settle(owner(application));
        return cases.find(id).orElseThrow(() -> new NotFound("事项"));
    }

    /** Only what was asked for again. */
    void correct(Application application, CaseId id, Frozen frozen, String answer) {
        Set<String> reopened = application.draft().reopened();
        Map<String, String> slots = slots(frozen);
        slots.keySet().retainAll(reopened);
        List<NewMaterial> mended = words(application, frozen).stream()
                .filter(material -> reopened.contains(material.item()))
                .toList();
        cases.correct(
                id,
                new Correction(answer, mended)
                        .and(files.given(cases.materials(id), owner(application), slots, answer)));
        attachments.settle(owner(application));
    }

    /** The money has arrived. */
    void paid(CaseId id, boolean inParts) {
        cases.reportPassed(id, PAYMENT, inParts ? "首期已支付，其余各期按分期计划拨付" : "已支付");
    }

    void withdraw(CaseId id, String reason) {
        cases.withdraw(id, reason);
    }

    /** The slot of a material, or the field of an answer. */
    static String place(String item) {
        return item.replaceFirst("^(e\\d+)\\.\\d+$", "$1");
    }

    /** Each answer is a material of its own, so that it can be asked for again by name; so are the statement and each file. */
    private List<NewMaterial> words(Application application, Frozen frozen) {
        List<NewMaterial> materials = new ArrayList<>();
        frozen.answered()
                .forEach(line -> materials.add(new NewMaterial(line.field(), line.label(), null, line.value())));
        List<Expenditure> spent = expenditures.of(application.id());
        if (!spent.isEmpty()) {
            long sum = spent.stream().mapToLong(Expenditure::fen).sum();
            materials.add(new NewMaterial(Spending.SLOT, "支出明细", null, spent.size() + " 笔，合计 " + Amounts.words(sum)));
        }
        if (!frozen.statement().isEmpty()) {
            materials.add(
                    new NewMaterial(Application.STATEMENT, Application.STATEMENT_LABEL, null, frozen.statement()));
        }
        return materials;
    }

    static Map<String, String> slots(Frozen frozen) {
        Map<String, String> slots = new LinkedHashMap<>();
        for (int i = 0; i < frozen.evidence().size(); i++) {
            slots.put(Application.slot(i), frozen.evidence().get(i));
        }
        return slots;
    }
}
