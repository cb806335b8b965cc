package io.xingyuan.casework;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.ParkId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 事项申请: what a case begins with.
 *
 * @param procedure the key of its procedure
 * @param kind of the {@link CaseSubject} behind it, such as {@code application}
 * @param subject the id of that subject
 * @param enterprise null when no enterprise applies
 * @param park null when it concerns no single park
 */
public record NewCase(
        String procedure,
        String kind,
        String subject,
        String title,
        @Nullable EnterpriseId enterprise,
        String applicant,
        @Nullable ParkId park,
        List<NewMaterial> materials) {

    public NewCase {
        materials = List.copyOf(materials);
    }
}
