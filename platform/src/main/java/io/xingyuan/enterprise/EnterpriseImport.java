package io.xingyuan.enterprise;

import io.xingyuan.engine.Entity;
import io.xingyuan.engine.FactDefinition;
import io.xingyuan.engine.Period;
import io.xingyuan.engine.Value;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.UnifiedCreditCode;
import io.xingyuan.workbook.Column;
import io.xingyuan.workbook.RowProblem;
import io.xingyuan.workbook.WorkbookImport;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 企业导入: enterprises with their profile and their facts without year; the credit code tells which one a row means. */
@Component
@Order(1)
class EnterpriseImport implements WorkbookImport {

    private static final String NAME = "企业名称";
    private static final String CODE = "统一社会信用代码";
    private static final String PARK = "园区";

    private final Directory directory;
    private final FactDefinitions definitions;
    private final ImportWriting writing;
    private final Clock clock;

    EnterpriseImport(Directory directory, FactDefinitions definitions, ImportWriting writing, Clock clock) {
        this.directory = directory;
        this.definitions = definitions;
        this.writing = writing;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "enterprises";
    }

    @Override
    public String title() {
        return "企业档案";
    }

    @Override
    public List<Column> columns() {
        List<Column> columns = new ArrayList<>(List.of(
                Column.required(NAME, "营业执照上的全称"),
                Column.required(CODE, "18位，两个校验位都会核对；已有的更新，没有的新建"),
                Column.required(PARK, "所在园区")
                        .choosing(directory.parks().stream()
                                .map(ParkSummary::shortName)
                                .toList()),
                Column.optional("行政区划代码", "住所所在，六位，如 220100"),
                Column.optional("地址", "生产经营地址"),
                Column.optional("行业代码", "国民经济行业分类（GB/T 4754）四位代码，如 3581"),
                Column.optional("产业链位置", "在产业链上的位置").choosing(List.of("上游", "中游", "下游")),
                Column.optional("产业链环节", "如 体外诊断、原材料、检测服务"),
                Column.optional("成立日期", "如 2023-05-01").asDate()));
        columns.addAll(factColumns().columns());
        columns.add(ImportedFacts.SOURCE);
        columns.add(ImportedFacts.AS_OF);
        return columns;
    }

    private FactColumns factColumns() {
        return new FactColumns(definitions, Entity.ENTERPRISE, List.of(Period.NONE));
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
        private final LocalDate today = LocalDate.now(clock);
        private final FactColumns factColumns = factColumns();
        private final ImportedFacts facts;
        private final Map<String, Enterprise> existing = directory.byCreditCode();
        private final Map<String, String> parks = new HashMap<>();
        private final Set<String> seen = new HashSet<>();
        private final List<ImportedRows.Entry> entries = new ArrayList<>();

        Rows(UUID importId, String by) {
            this.importId = importId;
            this.by = by;
            this.facts = new ImportedFacts(importId, today);
            directory.parks().forEach(park -> {
                parks.put(park.shortName(), park.id().value());
                parks.put(park.name(), park.id().value());
            });
        }

        @Override
        public List<RowProblem> read(Map<String, String> cells) {
            List<RowProblem> problems = new ArrayList<>();
            String code = UnifiedCreditCode.normalise(cells.getOrDefault(CODE, ""));
            Enterprise known = existing.get(code);
            Profile profile = profile(cells, code, known, problems);
            Map<FactDefinition, Value> values = factColumns.read(cells, problems);
            facts.asOf(cells, problems);
            if (profile == null || !problems.isEmpty()) {
                return problems;
            }
            if (!seen.add(code)) {
                return List.of(new RowProblem(CODE, "同一个信用代码在表里出现了两次", "合并成一行"));
            }
            EnterpriseId id = known == null ? new EnterpriseId(Ids.next(clock)) : known.id();
            if (known == null || !known.profile().equals(profile)) {
                entries.add(new ImportedRows.Entry(id, profile, known == null ? 1 : known.version(), known == null));
            }
            facts.add(id, Entity.ENTERPRISE, id.value(), values, 0, cells);
            return problems;
        }

        @Override
        public Outcome apply(IntConsumer progress) {
            return writing.write(
                    new ImportWriting.Ready(importId, entries, List.of(), List.of(), facts.all(), by),
                    seen.size(),
                    progress);
        }

        private @Nullable Profile profile(
                Map<String, String> cells, String code, @Nullable Enterprise known, List<RowProblem> problems) {
            EnterpriseForm before = known == null ? EnterpriseForm.EMPTY : EnterpriseForm.of(known);
            Map<String, String> was = before.fields();
            String park = cells.get(PARK);
            EnterpriseForm form = new EnterpriseForm(
                    cells.getOrDefault(NAME, was.getOrDefault("name", "")),
                    code,
                    park == null ? before.park() : parks.getOrDefault(park, park),
                    cells.getOrDefault("行政区划代码", was.get("region")),
                    cells.getOrDefault("地址", was.get("address")),
                    cells.getOrDefault("行业代码", was.get("industry")),
                    cells.getOrDefault("产业链位置", was.get("chainPosition")),
                    cells.getOrDefault("产业链环节", was.get("chainSegment")),
                    cells.getOrDefault("成立日期", was.get("founded")),
                    0);
            ProfileReading reading =
                    ProfileReading.of(form, parks.values().stream().collect(Collectors.toSet()), today);
            Map<String, String> all = new HashMap<>(form.faults());
            reading.problems().forEach(all::putIfAbsent);
            all.forEach((field, message) ->
                    problems.add(new RowProblem(EnterpriseForm.label(field), message, suggestion(field))));
            return all.isEmpty() ? reading.profile() : null;
        }

        private String suggestion(String field) {
            return switch (field) {
                case "creditCode" -> "与营业执照逐位核对";
                case "park" -> "从下拉列表中选择";
                case "region" -> "填六位数字，如 220100";
                case "industry" -> "填四位数字，如 3581";
                case "founded" -> "按 2023-05-01 的样子填写";
                default -> "";
            };
        }
    }
}
