package io.xingyuan.casework;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.files.AttachmentOwner;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Visitor;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who may lay files ready for a decision: whoever is to take it. What is left over is theirs to take away. */
@Component
class DecisionFiles implements AttachmentOwner {

    private final CaseSight sight;
    private final Desk desk;

    DecisionFiles(CaseSight sight, Desk desk) {
        this.sight = sight;
        this.desk = desk;
    }

    @Override
    public String kind() {
        return DecisionBasket.KIND;
    }

    @Override
    public boolean maySee(String id, String slot) {
        return own(id).isPresent();
    }

    @Override
    public boolean mayChange(String id, String slot) {
        return own(id).filter(file -> file.status() == CaseStatus.OPEN)
                .filter(file ->
                        desk.mine(file, Visitor.now()).stream().anyMatch(task -> DecisionBasket.about(slot, task.id())))
                .isPresent();
    }

    /** Also what did not go with a decision because somebody else was first. */
    @Override
    public boolean mayTakeAway(String id, String slot) {
        return own(id).isPresent();
    }

    /** Until the decision is taken it is the park's own. */
    @Override
    public Optional<EnterpriseId> enterprise(String id) {
        return Optional.empty();
    }

    @Override
    public String address(String id) {
        return "/cases/" + caseOf(id);
    }

    @Override
    public String label(String id, String slot) {
        return DecisionBasket.forTheHouse(slot) ? "内部附件" : "公开附件";
    }

    @Override
    public String hint(String id, String slot) {
        return DecisionBasket.forTheHouse(slot) ? t("只有园区看得到，不打印在审批单上。") : t("申请人会看到，审批单上列出文件名。");
    }

    private Optional<CaseFile> own(String id) {
        Visitor visitor = Visitor.now();
        String of = caseOf(id);
        if (!Role.Group.STAFF.has(visitor.role()) || !id.equals(of + "." + visitor.account())) {
            return Optional.empty();
        }
        try {
            return Optional.of(sight.see(CaseId.of(of)));
        } catch (NotFound nothing) {
            return Optional.empty();
        }
    }

    private static String caseOf(String id) {
        return id.replaceFirst("\\..*$", "");
    }
}
