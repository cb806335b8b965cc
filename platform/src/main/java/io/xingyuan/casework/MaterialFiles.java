package io.xingyuan.casework;

import io.xingyuan.files.AttachedTo;
import io.xingyuan.files.Attachment;
import io.xingyuan.files.AttachmentJudgement;
import io.xingyuan.files.Attachments;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** 材料文件: what the files that lie in an owner's slots become as materials of a case, the first time and again. */
@Component
public class MaterialFiles {

    private final Attachments attachments;

    MaterialFiles(Attachments attachments) {
        this.attachments = attachments;
    }

    /**
     * Each file that the case does not have yet is a material of its own. One that replaces another is the next version
     * of that; any other takes the place of what was refused, and after that it is a further one. What was refused does
     * not stand beside what came for it.
     *
     * @param before what the case has; empty when it begins
     * @param slots label by slot, in order
     */
    public Correction given(List<CaseMaterial> before, AttachedTo owner, Map<String, String> slots, String answer) {
        List<Attachment> files = attachments.of(owner);
        List<NewMaterial> given = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        slots.forEach((slot, label) -> {
            Place place = new Place(
                    slot,
                    before.stream().filter(material -> material.in(slot)).toList(),
                    files.stream().filter(file -> file.slot().equals(slot)).toList());
            Map<Attachment, String> items = items(place);
            place.fresh()
                    .forEach(file -> given.add(new NewMaterial(
                            items.getOrDefault(file, slot), label, file.id().value(), file.name())));
            if (!items.isEmpty()) {
                place.refused().filter(item -> !items.containsValue(item)).forEach(gone::add);
            }
        });
        return new Correction(answer, given, gone);
    }

    private Map<Attachment, String> items(Place place) {
        Map<Attachment, String> items = new HashMap<>();
        for (Attachment file : place.fresh()) {
            Set<UUID> versions = attachments.versions(file).stream()
                    .map(version -> version.id().value())
                    .collect(Collectors.toSet());
            place.before().stream()
                    .filter(material -> material.standing() && versions.contains(material.attachment()))
                    .findFirst()
                    .ifPresent(material -> items.put(file, material.item()));
        }
        Deque<String> open = new ArrayDeque<>(
                place.refused().filter(item -> !items.containsValue(item)).toList());
        Set<String> taken =
                place.before().stream().map(CaseMaterial::item).collect(Collectors.toCollection(HashSet::new));
        for (Attachment file : place.fresh()) {
            if (!items.containsKey(file)) {
                String item = open.isEmpty() ? place.unused(taken) : open.remove();
                taken.add(item);
                items.put(file, item);
            }
        }
        return items;
    }

    /** 文件位: a slot, what the case has from it, and the files that lie there. */
    private record Place(String slot, List<CaseMaterial> before, List<Attachment> files) {

        List<Attachment> fresh() {
            return files.stream()
                    .filter(file -> before.stream()
                            .noneMatch(material -> file.id().value().equals(material.attachment())))
                    .toList();
        }

        Stream<String> refused() {
            return before.stream().filter(CaseMaterial::refused).map(CaseMaterial::item);
        }

        String unused(Set<String> taken) {
            String item = slot;
            for (int i = 1; taken.contains(item); i++) {
                item = slot + "." + i;
            }
            return item;
        }
    }

    /** How the case stands to files that became its materials. */
    public static AttachmentJudgement judgement(List<CaseMaterial> materials) {
        Map<UUID, String> refused = new HashMap<>();
        Set<UUID> replaced = new HashSet<>();
        for (CaseMaterial material : materials) {
            UUID file = material.attachment();
            if (file != null && material.refused()) {
                refused.put(file, material.refusal());
            }
            if (file != null && !material.standing()) {
                replaced.add(file);
            }
        }
        return new AttachmentJudgement(refused, replaced);
    }
}
