package io.xingyuan.casework;

import java.util.List;
import java.util.stream.Stream;

/**
 * 补正: what the applicant answers when asked to mend something.
 *
 * @param answer in the applicant's words, may be empty
 * @param gone materials that stand no more although nothing bears their name anew
 */
public record Correction(String answer, List<NewMaterial> materials, List<String> gone) {

    public Correction {
        materials = List.copyOf(materials);
        gone = List.copyOf(gone);
    }

    public Correction(String answer, List<NewMaterial> materials) {
        this(answer, materials, List.of());
    }

    /** With what lies elsewhere. */
    public Correction and(Correction other) {
        return new Correction(
                answer,
                Stream.concat(materials.stream(), other.materials().stream()).toList(),
                Stream.concat(gone.stream(), other.gone().stream()).toList());
    }
}
