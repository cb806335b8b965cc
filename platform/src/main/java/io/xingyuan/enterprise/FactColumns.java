package io.xingyuan.enterprise;

import io.xingyuan.engine.Entity;
import io.xingyuan.engine.FactDefinition;
import io.xingyuan.engine.FactType;
import io.xingyuan.engine.Period;
import io.xingyuan.engine.Value;
import io.xingyuan.workbook.Column;
import io.xingyuan.workbook.RowProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** 事实列: the facts of one kind of subject as columns of a workbook. */
final class FactColumns {

    private final Map<String, FactDefinition> byHeading = new LinkedHashMap<>();

    FactColumns(FactDefinitions definitions, Entity entity, List<Period> periods) {
        for (Period period : periods) {
            definitions.supplied(entity, period).stream()
                    .filter(fact -> !TypedFacts.of(entity).containsValue(fact.code()))
                    .forEach(fact -> byHeading.put(heading(fact), fact));
        }
    }

    static String heading(FactDefinition fact) {
        String unit = FactText.unit(fact);
        return unit.isEmpty() ? fact.name() : fact.name() + "（" + unit + "）";
    }

    List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        byHeading.forEach((heading, fact) -> {
            Column column = Column.optional(heading, fact.says());
            List<String> offered = fact.type() == FactType.BOOL ? List.of("是", "否") : fact.codes();
            columns.add(fact.type() == FactType.DATE ? column.asDate() : column.choosing(offered));
        });
        return columns;
    }

    boolean anyYearly(Map<String, String> cells) {
        return cells.keySet().stream()
                .map(byHeading::get)
                .anyMatch(fact -> fact != null && fact.period() == Period.YEAR);
    }

    /** The values of a row that can be read; what cannot goes to the problems. */
    Map<FactDefinition, Value> read(Map<String, String> cells, List<RowProblem> problems) {
        Map<FactDefinition, Value> values = new LinkedHashMap<>();
        cells.forEach((heading, text) -> {
            FactDefinition fact = byHeading.get(heading);
            if (fact != null) {
                try {
                    values.put(fact, FactText.read(fact, text));
                } catch (IllegalArgumentException unreadable) {
                    problems.add(new RowProblem(heading, String.valueOf(unreadable.getMessage()), suggestion(fact)));
                }
            }
        });
        return values;
    }

    private static String suggestion(FactDefinition fact) {
        return switch (fact.type()) {
            case BOOL -> "填“是”或“否”";
            case MONEY, RATIO, INTEGER -> "填数字，单位" + (FactText.unit(fact).isEmpty() ? "无" : FactText.unit(fact));
            case CODE -> "从下拉列表中选择";
            case DATE -> "按 2023-05-01 的样子填写";
        };
    }
}
