package io.xingyuan.policy.application;

import io.xingyuan.casework.CaseId;
import io.xingyuan.casework.CaseState;
import io.xingyuan.casework.Cases;
import io.xingyuan.casework.Correction;
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
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** 申报卷: an application as a case and its files. */
@Component
class Folder {

    private final Cases cases;
    private final Attachments attachments;
    private final Expenditures expenditures;

    Folder(Cases cases, Attachments attachments, Expenditures expenditures) {
        this.cases = cases;
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

    CaseState open(Application application, Programme programme, Frozen frozen) {
        CaseId id = cases.open(new NewCase(
                programme.terms().procedure(),
                Application.KIND,
                application.id().toString(),
                programme.terms().title(),
                application.whom().enterprise(),
                application.whom().named(),
                new ParkId(application.whom().park()),
                materials(application, frozen)));
        attachments.settle(owner(application));
        return cases.find(id).orElseThrow(() -> new NotFound("事项"));
    }

    void correct(Application application, CaseId id, Frozen frozen, String answer) {
        List<NewMaterial> mended = materials(application, frozen).stream()
                .filter(material -> application.draft().reopened().contains(place(material.item())))
                .toList();
        cases.correct(id, new Correction(answer, mended));
        attachments.settle(owner(application));
    }

    /** The money has arrived. */
    void paid(CaseId id, boolean inParts) {
        cases.reportPassed(id, "payment", inParts ? "首期已支付，其余各期按分期计划拨付" : "已支付");
    }

    void withdraw(CaseId id, String reason) {
        cases.withdraw(id, reason);
    }

    /** The slot of a material, or the field of an answer. */
    static String place(String item) {
        return item.replaceFirst("^(e\\d+)\\.\\d+$", "$1");
    }

    /** Each answer and each file is a material of its own, so that it can be asked for again by name. */
    private List<NewMaterial> materials(Application application, Frozen frozen) {
        List<NewMaterial> materials = new ArrayList<>();
        frozen.answered()
                .forEach(line -> materials.add(new NewMaterial(line.field(), line.label(), null, line.value())));
        List<Attachment> files = files(application);
        for (int i = 0; i < frozen.evidence().size(); i++) {
            String slot = Application.slot(i);
            List<Attachment> own =
                    files.stream().filter(file -> file.slot().equals(slot)).toList();
            for (int j = 0; j < own.size(); j++) {
                materials.add(new NewMaterial(
                        j == 0 ? slot : slot + "." + j,
                        frozen.evidence().get(i),
                        own.get(j).id().value(),
                        own.get(j).name()));
            }
        }
        List<Expenditure> spent = expenditures.of(application.id());
        if (!spent.isEmpty()) {
            long sum = spent.stream().mapToLong(Expenditure::fen).sum();
            materials.add(new NewMaterial(Spending.SLOT, "支出明细", null, spent.size() + " 笔，合计 " + Amounts.words(sum)));
        }
        return materials;
    }
}
