package io.xingyuan.casework;

import io.xingyuan.files.AttachedTo;
import io.xingyuan.files.Attachment;
import io.xingyuan.files.Attachments;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * 待提交的办理附件: what somebody lays ready for a decision is seen by nobody else, and with the decision it becomes part
 * of the case. Until then it is the park's own, so that the database shows it to no enterprise; what is for the house
 * only stays so.
 */
@Component
class DecisionBasket {

    static final String KIND = "decision";

    private static final String PUBLIC = "decision.";
    private static final String HOUSE = "internal.";

    private final Attachments attachments;

    DecisionBasket(Attachments attachments) {
        this.attachments = attachments;
    }

    /** 随办理交的附件, by name. */
    record Given(String open, String house) {}

    static AttachedTo of(CaseId id, String account) {
        return new AttachedTo(KIND, id + "." + account);
    }

    /** What everybody sees who sees the decision. */
    static String open(UUID task) {
        return PUBLIC + task;
    }

    /** What the house keeps to itself. */
    static String house(UUID task) {
        return HOUSE + task;
    }

    static boolean forTheHouse(String slot) {
        return slot.startsWith(HOUSE);
    }

    /** Whether files there went with a decision, or are to go with one. */
    static boolean ofDecision(String slot) {
        return slot.startsWith(PUBLIC) || forTheHouse(slot);
    }

    /** The task of a slot of a decision. */
    static UUID task(String slot) {
        return UUID.fromString(slot.substring(slot.indexOf('.') + 1));
    }

    /** Whether a slot is for the decision about a task. */
    static boolean about(String slot, UUID task) {
        return slot.equals(open(task)) || slot.equals(house(task));
    }

    /** What lies ready goes with the decision, in its transaction; what anybody else has laid ready does not. */
    Given give(CaseFile file, UUID task, String account) {
        AttachedTo basket = of(file.id(), account);
        List<Attachment> ready = attachments.of(basket);
        attachments.handOver(basket, open(task), CaseSlots.owner(file), open(task), file.enterprise());
        attachments.handOver(basket, house(task), CaseSlots.owner(file), house(task), null);
        return new Given(names(ready, open(task)), names(ready, house(task)));
    }

    private static String names(List<Attachment> files, String slot) {
        return files.stream()
                .filter(file -> file.slot().equals(slot))
                .map(Attachment::name)
                .collect(Collectors.joining("、"));
    }
}
