package io.xingyuan.casework;

import io.xingyuan.files.AttachmentJudgement;
import io.xingyuan.files.AttachmentOwner;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Visitor;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** 事项附件: the files of a case: what the applicant hands in, and what went with its decisions. */
@Component
class CaseAttachments implements AttachmentOwner {

    static final String KIND = "case";
    static final String CORRECTION = "correction";

    /** Where files lay for all decisions alike; nothing is added there any more. */
    static final String DECISION = "decision";

    static final String INTERNAL = "internal";

    private final CaseSight sight;
    private final CaseSlots slots;
    private final Desk desk;

    CaseAttachments(CaseSight sight, CaseSlots slots, Desk desk) {
        this.sight = sight;
        this.slots = slots;
        this.desk = desk;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean maySee(String id, String slot) {
        return seen(id).isPresent()
                && (!forTheHouse(slot) || Role.Group.STAFF.has(Visitor.now().role()));
    }

    /** For the house only; the database keeps it from enterprises too. */
    static boolean forTheHouse(String slot) {
        return slot.equals(INTERNAL) || DecisionBasket.forTheHouse(slot);
    }

    /** The applicant adds what is asked for; what goes with a decision comes with it alone. */
    @Override
    public boolean mayChange(String id, String slot) {
        return seen(id).map(file -> mayChange(file, slot)).orElse(false);
    }

    private boolean mayChange(CaseFile file, String slot) {
        Visitor visitor = Visitor.now();
        return slots.open(file).containsKey(slot)
                && (file.enterprise() == null
                        ? !desk.mine(file, visitor).isEmpty()
                        : visitor.role().ofEnterprise());
    }

    @Override
    public Optional<EnterpriseId> enterprise(String id) {
        return seen(id).map(CaseFile::enterprise);
    }

    @Override
    public String address(String id) {
        return "/cases/" + id;
    }

    @Override
    public String label(String id, String slot) {
        return switch (slot) {
            case CORRECTION -> "补正材料";
            case DECISION -> "办理附件";
            case INTERNAL -> "内部附件（申请人看不到）";
            case String of when DecisionBasket.forTheHouse(of) -> "内部附件";
            case String of when DecisionBasket.ofDecision(of) -> "公开附件";
            default -> seen(id).map(file -> label(file, slot)).orElse(slot);
        };
    }

    private String label(CaseFile file, String slot) {
        String open = slots.open(file).get(slot);
        return open != null
                ? open
                : slots.materials(file).stream()
                        .filter(material -> material.in(slot))
                        .map(CaseMaterial::name)
                        .findFirst()
                        .orElse(slot);
    }

    /** Why what was never handed in is needed. */
    @Override
    public String hint(String id, String slot) {
        return seen(id).stream()
                .flatMap(file -> slots.materials(file).stream())
                .filter(material -> material.refused() && !material.standing() && material.in(slot))
                .map(CaseMaterial::refusal)
                .findFirst()
                .orElse("");
    }

    @Override
    public AttachmentJudgement judgement(String id) {
        return seen(id).map(file -> MaterialFiles.judgement(slots.materials(file)))
                .orElse(AttachmentJudgement.NONE);
    }

    private Optional<CaseFile> seen(String id) {
        try {
            return Optional.of(sight.see(CaseId.of(id)));
        } catch (NotFound nothing) {
            return Optional.empty();
        }
    }
}
