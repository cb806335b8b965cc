package io.xingyuan.casework;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 在卷材料: one version of one material of a case.
 *
 * @param item which of the materials asked for
 * @param attachment the file as kept; null for what is no file
 * @param standing whether it was handed in and no newer one has taken its place
 * @param refused whether it has to be handed in, again or for the first time
 * @param refusal why it is, or was, not good enough or needed; empty when nobody said so
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

    /** No field of an application and none of its slots is called so. */
    static final String BESIDES = "besides-";

    static CaseMaterial of(Materials.Material material) {
        return new CaseMaterial(
                material.item(),
                material.name(),
                material.version(),
                material.attachment(),
                material.fileName(),
                material.status() == Materials.Status.GIVEN || material.status() == Materials.Status.REFUSED,
                material.status() == Materials.Status.REFUSED || material.status() == Materials.Status.ASKED,
                material.refusal());
    }

    /** Whether it lies in a slot: it bears its name, or its name and a number where several files lie there. */
    public boolean in(String slot) {
        return slot(item).equals(slot) || item.equals(slot);
    }

    /** Whether it stands on no list: somebody has asked for it by a name of their own. */
    boolean besides() {
        return item.matches(BESIDES + "\\d+");
    }

    static String slot(String item) {
        return item.replaceFirst("\\.\\d+$", "");
    }
}
