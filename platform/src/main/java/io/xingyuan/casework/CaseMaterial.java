package io.xingyuan.casework;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 在卷材料: one version of one material of a case.
 *
 * @param item which of the materials asked for
 * @param attachment the file as kept; null for what is no file
 * @param standing whether no newer one has taken its place
 * @param refused whether it has to be handed in again
 * @param refusal why it is, or was, not good enough; empty when nobody said so
 */
public record CaseMaterial(
        String item,
        String name,
        int version,
        @Nullable UUID attachment,
        String fileName,
        boolean standing,
        boolean refused,
        String refusal) {

    static CaseMaterial of(Materials.Material material) {
        return new CaseMaterial(
                material.item(),
                material.name(),
                material.version(),
                material.attachment(),
                material.fileName(),
                material.status() != Materials.Status.REPLACED,
                material.status() == Materials.Status.REFUSED,
                material.refusal());
    }

    /** Whether it lies in a slot: it bears its name, or its name and a number where several files lie there. */
    public boolean in(String slot) {
        return slot(item).equals(slot) || item.equals(slot);
    }

    static String slot(String item) {
        return item.replaceFirst("\\.\\d+$", "");
    }
}
