package io.xingyuan.enterprise;

import io.xingyuan.engine.Entity;
import io.xingyuan.engine.Period;
import io.xingyuan.web.Scope;
import io.xingyuan.workbook.Column;
import io.xingyuan.workbook.RowProblem;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 年度数据导入: one row per enterprise and year. */
@Component
@Order(2)
class FigureImport extends FactImport {

    private final KnownSubjects known;

    FigureImport(KnownSubjects known, FactDefinitions definitions, ImportWriting writing, Clock clock) {
        super(definitions, writing, clock);
        this.known = known;
    }

    @Override
    public String kind() {
        return "figures";
    }

    @Override
    public String title() {
        return "年度数据";
    }

    @Override
    List<Column> ownColumns() {
        return List.of(Column.required(CODE, "已建档企业的信用代码"), Column.optional("企业名称", "只为对照，不导入"), ImportedFacts.YEAR);
    }

    @Override
    Entity entity() {
        return Entity.ENTERPRISE;
    }

    @Override
    List<Period> periods() {
        return List.of(Period.YEAR);
    }

    @Override
    public Batch begin(UUID importId, String by, Scope scope) {
        return new FigureRows(importId, by, scope);
    }

    private final class FigureRows extends Rows<Enterprise> {

        FigureRows(UUID importId, String by, Scope scope) {
            super(importId, by, known.enterprises(), scope);
        }

        @Override
        @Nullable
        Enterprise meant(Map<String, String> cells, List<RowProblem> problems) {
            return owner(cells, problems);
        }

        @Override
        int year(Map<String, String> cells, List<RowProblem> problems) {
            return facts.year(cells, problems);
        }

        @Override
        String key(Enterprise meant, int year, Map<String, String> cells) {
            return meant.id() + "@" + year;
        }

        @Override
        RowProblem twice() {
            return new RowProblem(ImportedFacts.YEAR.name(), "同一家企业的同一年度出现了两次", "合并成一行");
        }

        @Override
        Subject keep(Enterprise meant, Map<String, String> cells) {
            return new Subject(meant.id(), meant.id().value());
        }

        @Override
        ImportWriting.Ready ready() {
            return new ImportWriting.Ready(importId, List.of(), List.of(), List.of(), facts.all(), by);
        }
    }
}
