package io.xingyuan.casework.experts;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.files.AttachedTo;
import io.xingyuan.files.AttachmentOwner;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Visitor;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** 评分表附件: files that an expert hands in with the score sheet; blind like the sheet until all are in. */
@Component
class SheetFiles implements AttachmentOwner {

    static final String KIND = "sheet";
    static final String SLOT = "sheet";

    private final Panels panels;

    SheetFiles(Panels panels) {
        this.panels = panels;
    }

    static AttachedTo of(Seat seat) {
        return new AttachedTo(KIND, seat.id().toString());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean maySee(String id, String slot) {
        Visitor visitor = Visitor.now();
        return slot.equals(SLOT)
                && switch (visitor.role()) {
                    case EXPERT -> own(id).isPresent();
                    case POLICY_OFFICER ->
                        panel(id)
                                .filter(Panel::done)
                                .filter(panel -> panel.within(visitor.scope()))
                                .isPresent();
                    default -> false;
                };
    }

    @Override
    public boolean mayChange(String id, String slot) {
        return slot.equals(SLOT)
                && own(id).filter(seat -> seat.status() == Seat.Status.ASKED).isPresent()
                && panel(id).filter(Panel::running).isPresent();
    }

    /** Until the sheet is handed in it is the expert's; then it is the park's. */
    @Override
    public Optional<EnterpriseId> enterprise(String id) {
        return Optional.empty();
    }

    @Override
    public String address(String id) {
        String at = Visitor.now().role() == Role.EXPERT ? "/reviews/" : "/panels/";
        return panel(id).map(panel -> at + panel.id()).orElse("/");
    }

    @Override
    public String label(String id, String slot) {
        return "评分表附件";
    }

    @Override
    public String hint(String id, String slot) {
        return t("要附材料的先在这里上传，再填评分表。随评分表一起提交；全部专家交齐之前只有您看得到。");
    }

    /** The seat of the visitor, unless they stay away. */
    private Optional<Seat> own(String id) {
        Visitor visitor = Visitor.now();
        return visitor.role() != Role.EXPERT
                ? Optional.empty()
                : panel(id)
                        .flatMap(panel -> panel.sitting().stream()
                                .filter(seat -> seat.id().toString().equals(id))
                                .filter(seat -> seat.account().equals(visitor.account()))
                                .findFirst());
    }

    private Optional<Panel> panel(String id) {
        try {
            UUID seat = Ids.of(id, "附件");
            return panels.ofSeat(seat);
        } catch (NotFound nothing) {
            return Optional.empty();
        }
    }
}
