package io.xingyuan.enterprise;

import io.xingyuan.engine.Entity;
import io.xingyuan.engine.FactDefinition;
import io.xingyuan.engine.Period;
import io.xingyuan.engine.Value;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.UnifiedCreditCode;
import io.xingyuan.web.Scope;
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
import org.jspecify.annotations.Nullable;

/** 事实导入: the frame of every import whose rows name a subject by credit code and then give facts about it. */
abstract class FactImport implements WorkbookImport {

    static final String CODE = "统一社会信用代码";

    private final FactDefinitions definitions;
    private final ImportWriting writing;
    private final Clock clock;

    FactImport(FactDefinitions definitions, ImportWriting writing, Clock clock) {
        this.definitions = definitions;
        this.writing = writing;
        this.clock = clock;
    }

    /** The columns that stand before the facts. */
    abstract List<Column> ownColumns();

    /** What the facts are about. */
    abstract Entity entity();

    /** Which facts have a column: those without year, those of a year, or both. */
    abstract List<Period> periods();

    @Override
    public final List<Column> columns() {
        List<Column> columns = new ArrayList<>(ownColumns());
        columns.addAll(factColumns().columns());
        columns.add(ImportedFacts.SOURCE);
        columns.add(ImportedFacts.AS_OF);
        return columns;
    }

    @Override
    public final String undo(UUID importId) {
        return writing.undo(importId);
    }

    private FactColumns factColumns() {
        return new FactColumns(definitions, entity(), periods());
    }

    /** 对象: whose facts a row gives. */
    record Subject(EnterpriseId enterprise, UUID id) {}

    /** 批: the rows of one workbook; {@code S} is what a row turns out to mean. */
    abstract class Rows<S> implements Batch {

        final UUID importId;
        final String by;
        final LocalDate today = LocalDate.now(clock);
        final FactColumns factColumns = factColumns();
        final ImportedFacts facts;
        private final Map<String, Enterprise> enterprises;
        private final Scope scope;
        private final Set<String> seen = new HashSet<>();

        Rows(UUID importId, String by, Map<String, Enterprise> enterprises, Scope scope) {
            this.scope = scope;
            this.importId = importId;
            this.by = by;
            this.enterprises = enterprises;
            this.facts = new ImportedFacts(importId, today);
        }

        /** What the row means, null when that cannot be said; what is wrong with it goes to the problems. */
        abstract @Nullable S meant(Map<String, String> cells, List<RowProblem> problems);

        /** The year of the row's facts, 0 when it has none. */
        int year(Map<String, String> cells, List<RowProblem> problems) {
            return 0;
        }

        /** What no two rows of a workbook may share. */
        abstract String key(S meant, int year, Map<String, String> cells);

        /** Says that a row came before with the same key. */
        abstract RowProblem twice();

        /** Keeps what the row brings beside facts. */
        abstract Subject keep(S meant, Map<String, String> cells);

        /** Everything that was kept. */
        abstract ImportWriting.Ready ready();

        @Override
        public final List<RowProblem> read(Map<String, String> cells) {
            List<RowProblem> problems = new ArrayList<>();
            S meant = meant(cells, problems);
            int year = year(cells, problems);
            Map<FactDefinition, Value> values = factColumns.read(cells, problems);
            facts.asOf(cells, problems);
            if (meant == null || !problems.isEmpty()) {
                return problems;
            }
            if (!seen.add(key(meant, year, cells))) {
                return List.of(twice());
            }
            Subject subject = keep(meant, cells);
            facts.add(subject.enterprise(), entity(), subject.id(), values, year, cells);
            return problems;
        }

        @Override
        public final Outcome apply(IntConsumer progress) {
            return writing.write(ready(), seen.size(), progress);
        }

        final String code(Map<String, String> cells) {
            return UnifiedCreditCode.normalise(cells.getOrDefault(CODE, ""));
        }

        /** The enterprise on record with the row's credit code, or null. */
        final @Nullable Enterprise known(Map<String, String> cells) {
            return enterprises.get(code(cells));
        }

        /** Whether the row means an enterprise of a park that its importer does not answer for; then it says so. */
        final boolean elsewhere(Map<String, String> cells, List<RowProblem> problems) {
            Enterprise known = known(cells);
            boolean elsewhere = known != null && !scope.covers(known.park());
            if (elsewhere) {
                problems.add(new RowProblem(CODE, "不在您的园区范围内", "请核对信用代码，或请管这个园区的同事导入"));
            }
            return elsewhere;
        }

        /** The enterprise that must be on record already. */
        final @Nullable Enterprise owner(Map<String, String> cells, List<RowProblem> problems) {
            if (elsewhere(cells, problems)) {
                return null;
            }
            Enterprise owner = known(cells);
            if (owner == null) {
                String fault = UnifiedCreditCode.fault(code(cells));
                problems.add(
                        fault.isEmpty()
                                ? new RowProblem(CODE, "没有这家企业", "先导入企业档案，或核对信用代码")
                                : new RowProblem(CODE, fault, "与营业执照逐位核对"));
            }
            return owner;
        }
    }
}
