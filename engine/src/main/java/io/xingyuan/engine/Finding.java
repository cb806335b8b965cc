package io.xingyuan.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 体检结果: how one clause stands for one subject.
 *
 * @param subjectId the enterprise, or the product, project, platform or team that the clause is about
 * @param missing facts that still matter, those that decide the state first
 * @param failing minimal set of failed leaves; empty unless INELIGIBLE
 * @param distance normalised distance to ELIGIBLE in millionths, over what is known; null unless INELIGIBLE with a
 *     gap that the enterprise can close by its own efforts
 * @param award null for a recognition clause
 */
public record Finding(
        Clause clause,
        String subjectId,
        String subjectName,
        State state,
        Explanation explanation,
        List<MissingFact> missing,
        List<Explanation> failing,
        @Nullable Long distance,
        @Nullable Award award) {

    public Finding {
        missing = List.copyOf(missing);
        failing = List.copyOf(failing);
    }

    /** 差一点: not eligible, but all that fails is a matter of quantities that the enterprise can change. */
    public boolean isNear() {
        return distance != null;
    }
}
