package io.xingyuan.enterprise;

import io.xingyuan.engine.FactDefinition;
import io.xingyuan.kernel.EnterpriseId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 事实表: everything that rules may ask about one subject, known or missing.
 *
 * @param known facts without year that are known
 * @param missing facts without year that nobody has supplied
 * @param years the columns of the yearly figures, oldest first
 * @param mayState whether the visitor may supply and correct facts
 */
record FactSheet(
        EnterpriseId enterprise,
        UUID subject,
        List<Line> known,
        List<Line> missing,
        List<Integer> years,
        List<Figures> figures,
        boolean mayState) {

    /** 一项事实: its meaning and, when somebody has supplied it, its value. */
    record Line(
            FactDefinition definition, int year, @Nullable KnownFact fact) {

        String name() {
            return definition.name();
        }

        String shown() {
            return fact == null ? "" : fact.shown();
        }

        String inTable() {
            return fact == null ? "" : FactText.table(definition, fact.value());
        }
    }

    /** 一行年度数据: one figure over the years. */
    record Figures(FactDefinition definition, List<Line> lines, Sparkline trend) {

        String unit() {
            return FactText.unit(definition);
        }

        boolean numeric() {
            return definition.type().isNumeric();
        }

        /** Where the youngest known value comes from. */
        @Nullable
        KnownFact latest() {
            return lines.reversed().stream()
                    .map(Line::fact)
                    .filter(fact -> fact != null)
                    .findFirst()
                    .orElse(null);
        }
    }

    /** The page of one fact: its history, and the form that corrects it. */
    String path(Line line) {
        String path = "/enterprises/" + enterprise + "/facts/" + subject + "/"
                + line.definition().code();
        return line.year() == 0 ? path : path + "?year=" + line.year();
    }
}
