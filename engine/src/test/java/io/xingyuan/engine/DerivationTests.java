package io.xingyuan.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DerivationTests {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    private static final PolicyLibrary LIBRARY = library("""
            facts:
            - {name: 企业类型, code: kind, entity: enterprise, type: code, codes: [工业企业, 服务企业], provider: 统计部门, says: 类型}
            - {name: 职工人数, code: staff, entity: enterprise, type: integer, unit: 人, period: year, provider: 企业, says: 人数}
            - {name: 收入, code: revenue, entity: enterprise, type: money, period: year, provider: 企业, says: 收入}
            - {name: 填报规模, code: stated, entity: enterprise, type: code, codes: [大, 小], period: year, provider: 统计部门, says: 规模}
            - {name: 规模, code: size, entity: enterprise, type: code, codes: [大, 小], period: year, says: 规模, derived: if 企业类型 = "工业企业" then (if 职工人数 >= 300人 and 收入 >= 2000万元 then "大" else "小") else 填报规模}
            - {name: 有收入, code: earning, entity: enterprise, type: bool, period: year, says: 是否, derived: 收入 > 0元}
            - {name: 人均收入, code: each, entity: enterprise, type: money, period: year, says: 金额, derived: 收入 / 职工人数}
            - {name: 产品名, code: product-kind, entity: product, type: code, codes: [甲, 乙], provider: 企业, says: 门类}
            - {name: 是大企业的甲, code: big-a, entity: product, type: bool, period: year, says: 是否, derived: 产品名 = "甲" and 规模 = "大"}
            """);

    private static PolicyLibrary library(String dictionary) {
        try {
            return Policies.load(Map.of("facts.yaml", dictionary));
        } catch (PolicyProblems faulty) {
            throw new AssertionError(faulty.getMessage(), faulty);
        }
    }

    @Test
    void aKnownFactComesWithItsYearAndWhatItWasTakenFrom() {
        Derivation size =
                derive("size", industrial().put("staff", 2025, whole(300)).put("revenue", 2025, yuan(20_000_000)));
        assertThat(size.value()).isEqualTo(new Value.Code("大"));
        assertThat(size.year()).isEqualTo(2025);
        assertThat(size.reasons()).isEmpty();
        assertThat(names(size)).containsExactly("企业类型", "职工人数", "收入");
        assertThat(derive("each", industrial().put("staff", 2025, whole(4)).put("revenue", 2025, yuan(10)))
                        .value())
                .isEqualTo(new Value.Money(250));
    }

    @Test
    void whatDecidesAloneIsEnough() {
        Derivation small = derive("size", industrial().put("staff", 2025, whole(299)));
        assertThat(small.value()).isEqualTo(new Value.Code("小"));
        assertThat(names(small)).containsExactly("企业类型", "职工人数");
    }

    @Test
    void theUnknownStaysUnknownAndSaysWhy() {
        Derivation open = derive("size", industrial().put("staff", 2025, whole(300)));
        assertThat(open.value()).isNull();
        assertThat(open.reasons()).containsExactly(UnknownReason.MISSING);
        assertThat(open.operands())
                .filteredOn(operand -> operand.reason() != null)
                .extracting(operand -> operand.definition().name())
                .containsExactly("收入");
        Derivation none = derive("size", Facts.builder());
        assertThat(names(none)).containsExactly("企业类型");
        assertThat(derive("earning", Facts.builder()).value()).isNull();
        assertThat(derive("earning", Facts.builder().put("revenue", 2025, yuan(0)))
                        .value())
                .isEqualTo(new Value.Flag(false));
    }

    @Test
    void aCodeIsHandedOnFromTheFactThatStatesIt() {
        Facts.Builder service = Facts.builder().put("kind", Facts.NO_YEAR, fact(new Value.Code("服务企业")));
        assertThat(derive("size", service.put("stated", 2025, fact(new Value.Code("小"))))
                        .value())
                .isEqualTo(new Value.Code("小"));
    }

    @Test
    void aProductSeesItsEnterprise() {
        Subject enterprise = Subject.enterprise(
                "e",
                "",
                industrial()
                        .put("staff", 2025, whole(500))
                        .put("revenue", 2025, yuan(30_000_000))
                        .build());
        Subject product = new Subject(
                "p",
                Entity.PRODUCT,
                "",
                Facts.builder()
                        .put("product-kind", Facts.NO_YEAR, fact(new Value.Code("甲")))
                        .build(),
                List.of());
        assertThat(LIBRARY.derive("big-a", product, enterprise, DAY).value()).isEqualTo(new Value.Flag(true));
        assertThatIllegalArgumentException().isThrownBy(() -> LIBRARY.derive("big-a", enterprise, enterprise, DAY));
        assertThatIllegalArgumentException().isThrownBy(() -> LIBRARY.derive("staff", enterprise, enterprise, DAY));
    }

    private static Derivation derive(String code, Facts.Builder facts) {
        Subject enterprise = Subject.enterprise("e", "", facts.build());
        return LIBRARY.derive(code, enterprise, enterprise, DAY);
    }

    private static Facts.Builder industrial() {
        return Facts.builder().put("kind", Facts.NO_YEAR, fact(new Value.Code("工业企业")));
    }

    private static Fact whole(long number) {
        return fact(new Value.Whole(number));
    }

    private static Fact yuan(long yuan) {
        return fact(new Value.Money(yuan * 100));
    }

    private static Fact fact(Value value) {
        return Fact.of(value, "", DAY);
    }

    private static List<String> names(Derivation derivation) {
        return derivation.operands().stream()
                .map(operand -> operand.definition().name())
                .toList();
    }
}
