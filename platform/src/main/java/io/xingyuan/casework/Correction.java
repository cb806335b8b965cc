package io.xingyuan.casework;

import java.util.List;

/**
 * 补正: what the applicant answers when asked to mend something.
 *
 * @param answer in the applicant's words, may be empty
 */
public record Correction(String answer, List<NewMaterial> materials) {

    public Correction {
        materials = List.copyOf(materials);
    }
}
