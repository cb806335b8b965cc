package io.xingyuan.files;

import io.xingyuan.kernel.NotFound;
import io.xingyuan.web.Visitor;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** 附件位: what a page needs to draw the widget {@code files/slot.jte}, as the owner of its kind says. */
@Component
public class AttachmentSlots {

    private final ObjectProvider<AttachmentOwner> owners;
    private final AttachmentRows rows;

    AttachmentSlots(ObjectProvider<AttachmentOwner> owners, AttachmentRows rows) {
        this.owners = owners;
        this.rows = rows;
    }

    /** One slot for the current visitor. */
    public AttachmentSlot of(AttachedTo owner, String slot) {
        return of(owner, List.of(slot)).getFirst();
    }

    /** Several slots of one owner, in this order, their files read at once. */
    public List<AttachmentSlot> of(AttachedTo owner, List<String> slots) {
        AttachmentOwner known = owner(owner.kind());
        List<Attachment> current = rows.current(owner);
        List<Attachment> before = rows.earlier(owner);
        Set<UUID> own = own(current);
        FileLimits limits = rows.limits();
        AttachmentJudgement judgement = known.judgement(owner.id());
        return slots.stream()
                .map(slot -> new AttachmentSlot(
                        owner,
                        slot,
                        known.label(owner.id(), slot),
                        known.hint(owner.id(), slot),
                        in(slot, current.stream().filter(file -> !replaced(judgement, file))),
                        in(
                                slot,
                                Stream.concat(
                                                current.stream().filter(file -> replaced(judgement, file)),
                                                before.stream())
                                        .sorted(Comparator.comparing(Attachment::addedAt)
                                                .reversed())),
                        judgement.refused(),
                        known.mayChange(owner.id(), slot),
                        removable(known, in(slot, current.stream()), own),
                        limits))
                .toList();
    }

    private static Set<AttachmentId> removable(AttachmentOwner owner, List<Attachment> files, Set<UUID> own) {
        return files.stream()
                .filter(Attachment::draft)
                .filter(file -> owner.mayTakeAway(file.owner().id(), file.slot()))
                .filter(file -> owner.mayRemove(file, own.contains(file.id().value())))
                .map(Attachment::id)
                .collect(Collectors.toSet());
    }

    private static boolean replaced(AttachmentJudgement judgement, Attachment file) {
        return judgement.replaced().contains(file.id().value());
    }

    private static List<Attachment> in(String slot, Stream<Attachment> files) {
        return files.filter(file -> file.slot().equals(slot)).toList();
    }

    /** Whether the visitor, who may take away what lies there, may take this one away. */
    boolean mayRemove(Attachment attachment) {
        return owner(attachment.owner().kind())
                .mayRemove(attachment, !own(List.of(attachment)).isEmpty());
    }

    private Set<UUID> own(List<Attachment> files) {
        return rows.addedBy(
                Visitor.now().account(), files.stream().map(Attachment::id).toList());
    }

    AttachmentOwner owner(String kind) {
        return owners.stream()
                .filter(owner -> owner.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new NotFound("附件"));
    }
}
