package io.xingyuan.enterprise;

import io.xingyuan.engine.Entity;
import io.xingyuan.engine.FactDefinition;
import io.xingyuan.engine.Period;
import io.xingyuan.engine.Value;
import io.xingyuan.kernel.UnifiedCreditCode;
import io.xingyuan.workbook.Column;
import io.xingyuan.workbook.RowProblem;
import io.xingyuan.workbook.WorkbookImport;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 年度数据导入: one row per enterprise and year. */
@Component
@Order(2)
class FigureImport implements WorkbookImport {

    private static final String CODE = "统一社会信用代码";

    private final Directory directory;
    private final FactDefinitions definitions;
    private final ImportWriting writing;
    private final Clock clock;

    FigureImport(Directory directory, FactDefinitions definitions, ImportWriting writing, Clock clock) {
        this.directory = directory;
        this.definitions = definitions;
        this.writing = writing;
        this.clock = clock;
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
    public List<Column> columns() {
        List<Column> columns = new ArrayList<>(
                List.of(Column.required(CODE, "已建档企业的信用代码"), Column.optional("企业名称", "只为对照，不导入"), ImportedFacts.YEAR));
        columns.addAll(factColumns().columns());
        columns.add(ImportedFacts.SOURCE);
        columns.add(ImportedFacts.AS_OF);
        return columns;
    }

    private FactColumns factColumns() {
        return new FactColumns(definitions, Entity.ENTERPRISE, List.of(Period.YEAR));
    }

    @Override
    public Batch begin(UUID importId, String by) {
        return new Rows(importId, by);
    }

    @Override
    public String undo(UUID importId) {
        return writing.undo(importId);
    }

    private final class Rows implements Batch {

        private final UUID importId;
        private final String by;
        private final FactColumns factColumns = factColumns();
        private final ImportedFacts facts;
        private final Map<String, Enterprise> existing = directory.byCreditCode();
        private final Set<String> seen = new HashSet<>();

        Rows(UUID importId, String by) {
            this.importId = importId;
            this.by = by;
            this.facts = new ImportedFacts(importId, LocalDate.now(clock));
        }

        @Override
        public List<RowProblem> read(Map<String, String> cells) {
            List<RowProblem> problems = new ArrayList<>();
            String code = UnifiedCreditCode.normalise(cells.getOrDefault(CODE, ""));
            Enterprise known = existing.get(code);
            if (known == null) {
                String fault = UnifiedCreditCode.fault(code);
                problems.add(
                        fault.isEmpty()
                                ? new RowProblem(CODE, "没有这家企业", "先导入企业档案，或核对信用代码")
                                : new RowProblem(CODE, fault, "与营业执照逐位核对"));
            }
            int year = facts.year(cells, problems);
            Map<FactDefinition, Value> values = factColumns.read(cells, problems);
            facts.asOf(cells, problems);
            if (known == null || !problems.isEmpty()) {
                return problems;
            }
            if (!seen.add(code + year)) {
                return List.of(new RowProblem(ImportedFacts.YEAR.name(), "同一家企业的同一年度出现了两次", "合并成一行"));
            }
            facts.add(known.id(), Entity.ENTERPRISE, known.id().value(), values, year, cells);
            return problems;
        }

        @Override
        public Outcome apply(IntConsumer progress) {
            return writing.write(
                    new ImportWriting.Ready(importId, List.of(), List.of(), List.of(), facts.all(), by),
                    seen.size(),
                    progress);
        }
    }
}
