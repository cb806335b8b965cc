package io.xingyuan.enterprise;

import io.xingyuan.engine.Entity;
import io.xingyuan.engine.Value;
import io.xingyuan.kernel.EnterpriseId;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 待登记的事实: what somebody says about one subject.
 *
 * @param subject the enterprise's own id, or that of its product, project, platform or team
 * @param year calendar year, 0 for none
 * @param importId the import that brings it, null when it is entered by hand
 */
record NewFact(
        EnterpriseId enterprise,
        Entity entity,
        UUID subject,
        String code,
        int year,
        Value value,
        String source,
        LocalDate asOf,
        FactRank rank,
        @Nullable UUID importId) {

    @Nullable
    Long number() {
        return switch (value) {
            case Value.Money money -> money.fen();
            case Value.Ratio ratio -> ratio.ppm();
            case Value.Whole whole -> whole.number();
            case Value.Flag flag -> flag.yes() ? 1L : 0L;
            case Value.Day day -> day.date().toEpochDay();
            case Value.Code _ -> null;
        };
    }

    @Nullable
    String content() {
        return value instanceof Value.Code code ? code.text() : null;
    }
}
