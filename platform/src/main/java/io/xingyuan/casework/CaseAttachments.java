package io.xingyuan.casework;

import io.xingyuan.files.AttachmentJudgement;
import io.xingyuan.files.AttachmentOwner;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Visitor;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * 事项附件: the files of a case: what the applicant hands in, what goes with a decision for everybody, and what is for
 * the house only.
 */
@Component
class CaseAttachments implements AttachmentOwner {

    static final String KIND = "case";
    static final String CORRECTION = "correction";
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
                && (!slot.equals(INTERNAL) || Role.Group.STAFF.has(Visitor.now().role()));
    }

    /** Decisions' files are added by whoever decides; the applicant adds while something is to be mended. */
    @Override
    public boolean mayChange(String id, String slot) {
        return seen(id).map(file -> mayChange(file, slot)).orElse(false);
    }

    private boolean mayChange(CaseFile file, String slot) {
        Visitor visitor = Visitor.now();
        if (slot.equals(DECISION) || slot.equals(INTERNAL)) {
            return file.status() == CaseStatus.OPEN
                    && Role.Group.STAFF.has(visitor.role())
                    && !desk.mine(file, visitor).isEmpty();
        }
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
