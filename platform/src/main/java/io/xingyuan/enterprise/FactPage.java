package io.xingyuan.enterprise;

import io.xingyuan.engine.Entity;
import io.xingyuan.engine.FactDefinition;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 事实页: one fact of one subject: what stands, what stood before, and the form that corrects it.
 *
 * @param subjectName of the product and the like; null for the enterprise itself
 * @param mayState whether the visitor may supply or correct it
 * @param own whether the visitor speaks for the enterprise itself, so that the source is given
 */
record FactPage(
        Enterprise enterprise,
        Entity entity,
        UUID subject,
        @Nullable String subjectName,
        FactDefinition definition,
        int year,
        List<KnownFact> history,
        boolean mayState,
        boolean own) {

    @Nullable
    KnownFact current() {
        return history.isEmpty() || !history.getFirst().current() ? null : history.getFirst();
    }

    String path() {
        return "/enterprises/" + enterprise.id() + "/facts/" + subject + "/" + definition.code();
    }

    String title() {
        return year == 0 ? definition.name() : definition.name() + " · " + year;
    }

    /** What the form starts with. */
    FactForm start() {
        KnownFact current = current();
        return new FactForm(
                year,
                current == null ? "" : FactText.write(definition, current.value()),
                "",
                "",
                FactRank.PARK.stored());
    }
}
