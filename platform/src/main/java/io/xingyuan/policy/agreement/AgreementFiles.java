package io.xingyuan.policy.agreement;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.files.AttachedTo;
import io.xingyuan.files.Attachment;
import io.xingyuan.files.AttachmentOwner;
import io.xingyuan.files.AttachmentSlot;
import io.xingyuan.files.AttachmentSlots;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Visitor;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** 履约附件: what shows that a promise was kept, and what goes with the request for an instalment; by either side. */
@Component
class AgreementFiles implements AttachmentOwner {

    static final String KIND = "agreement";

    private final Agreements agreements;
    private final AgreementBooks books;
    private final AttachmentSlots slots;

    AgreementFiles(Agreements agreements, AgreementBooks books, AttachmentSlots slots) {
        this.agreements = agreements;
        this.books = books;
        this.slots = slots;
    }

    /** For all promises and instalments of some terms, by their keys. */
    Map<String, AttachmentSlot> of(Agreement agreement, Terms terms) {
        return slots.of(owner(agreement), keys(terms).toList()).stream()
                .collect(Collectors.toMap(AttachmentSlot::slot, Function.identity()));
    }

    static AttachedTo owner(Agreement agreement) {
        return new AttachedTo(KIND, agreement.id().toString());
    }

    private static Stream<String> keys(Terms terms) {
        return Stream.concat(
                terms.promises().stream().map(Terms.Promise::key),
                terms.instalments().stream().map(Terms.Instalment::key));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean maySee(String id, String slot) {
        return seen(id).isPresent();
    }

    /** Until somebody has confirmed the promise, ruled on it, or approved the instalment. */
    @Override
    public boolean mayChange(String id, String slot) {
        Role role = Visitor.now().role();
        return (role.ofEnterprise() || role == Role.POLICY_OFFICER)
                && seen(id).filter(agreement -> open(agreement, slot)).isPresent();
    }

    /** By whoever added it, as long as nobody has relied on it. */
    @Override
    public boolean mayRemove(Attachment attachment, boolean own) {
        return own;
    }

    private boolean open(Agreement agreement, String slot) {
        Integer inForce = agreement.inForce();
        if (agreement.status() != AgreementStatus.IN_FORCE || inForce == null) {
            return false;
        }
        boolean agreed = keys(agreements.edition(agreement, inForce).terms()).anyMatch(slot::equals);
        boolean confirmed = books.marks(agreement.id()).stream()
                .anyMatch(mark -> mark.promise().equals(slot));
        boolean ruled = books.rulings(agreement.id()).stream()
                .anyMatch(ruling -> ruling.promise().equals(slot)
                        && ruling.status() == Ruling.Status.DECIDED
                        && ruling.kind() != Ruling.Kind.EXTEND);
        boolean approved = books.asked(agreement.id()).stream()
                .anyMatch(asked -> asked.instalment().equals(slot) && asked.approvedAt() != null);
        return agreed && !confirmed && !ruled && !approved;
    }

    @Override
    public Optional<EnterpriseId> enterprise(String id) {
        return seen(id).map(agreement -> agreement.party().enterprise());
    }

    @Override
    public String address(String id) {
        return "/agreements/" + id;
    }

    @Override
    public String label(String id, String slot) {
        return slot.startsWith("P") ? "履约凭据" : "请款材料";
    }

    @Override
    public String hint(String id, String slot) {
        return slot.startsWith("P") ? t("例如验收单、报表、批复") : t("例如请款函、发票、付款凭证");
    }

    private Optional<Agreement> seen(String id) {
        Role role = Visitor.now().role();
        if (!role.ofEnterprise() && !Role.Group.POLICY_STAFF.has(role)) {
            return Optional.empty();
        }
        try {
            return Optional.of(agreements.seen(id));
        } catch (NotFound notTheirs) {
            return Optional.empty();
        }
    }
}
