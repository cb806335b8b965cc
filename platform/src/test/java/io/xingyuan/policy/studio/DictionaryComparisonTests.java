package io.xingyuan.policy.studio;

import static org.assertj.core.api.Assertions.assertThat;

import io.xingyuan.engine.Effort;
import io.xingyuan.engine.Entity;
import io.xingyuan.engine.FactDefinition;
import io.xingyuan.engine.FactType;
import io.xingyuan.engine.Period;
import io.xingyuan.kernel.Refusal;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

/** What may follow a published dictionary. */
class DictionaryComparisonTests {

    @BeforeEach
    void inChinese() {
        LocaleContextHolder.setLocale(Locale.CHINA);
    }

    @AfterEach
    void asBefore() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void aWholeNumberKeepsItsUnitAndASumMayBeShownInAnother() {
        assertThat(refusals(aFact(FactType.INTEGER, "人"), aFact(FactType.INTEGER, "件")))
                .singleElement()
                .asString()
                .contains("样例", "整数的单位");
        assertThat(refusals(aFact(FactType.INTEGER, "人"), aFact(FactType.INTEGER, "人")))
                .isEmpty();
        assertThat(refusals(aFact(FactType.MONEY, "万元"), aFact(FactType.MONEY, "亿元")))
                .isEmpty();
        assertThat(refusals(aFact(FactType.MONEY, "万元"), aFact(FactType.RATIO, "%")))
                .isNotEmpty();
    }

    private static List<Refusal> refusals(FactDefinition before, FactDefinition after) {
        return DictionaryComparison.refusals(List.of(before), List.of(after));
    }

    private static FactDefinition aFact(FactType type, String unit) {
        return new FactDefinition(
                "样例",
                "own-fact-1",
                Entity.ENTERPRISE,
                type,
                unit,
                Period.YEAR,
                "企业",
                "样例",
                Effort.NONE,
                0,
                List.of(),
                null);
    }
}
