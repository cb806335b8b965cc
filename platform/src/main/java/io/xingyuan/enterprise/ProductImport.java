package io.xingyuan.enterprise;

import io.xingyuan.engine.Entity;
import io.xingyuan.engine.FactDefinition;
import io.xingyuan.engine.Period;
import io.xingyuan.engine.Value;
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
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 产品导入: one row per product, and per year where it has yearly figures; credit code and name tell which one. */
@Component
@Order(3)
class ProductImport implements WorkbookImport {

    private static final String CODE = "统一社会信用代码";
    private static final String NAME = "产品名称";
    private static final int LONGEST = 100;

    private final ImportedProducts products;
    private final FactDefinitions definitions;
    private final ImportWriting writing;
    private final Clock clock;

    ProductImport(ImportedProducts products, FactDefinitions definitions, ImportWriting writing, Clock clock) {
        this.products = products;
        this.definitions = definitions;
        this.writing = writing;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "products";
    }

    @Override
    public String title() {
        return "产品";
    }

    @Override
    public List<Column> columns() {
        List<Column> columns = new ArrayList<>(List.of(
                Column.required(CODE, "已建档企业的信用代码"),
                Column.required(NAME, "注册证或备案上的名称；同一企业已有的更新，没有的新建"),
                Column.optional("门类", "不填为医疗器械").choosing(Product.KINDS),
                Column.optional("分类目录", "分类目录子目录，如 06；体外诊断试剂填 6840"),
                Column.optional("管理类别", "药品写不适用").choosing(Product.CLASSES),
                Column.optional("阶段", "现在所处的阶段").choosing(Product.STAGES),
                Column.optional("年度", "有年度数据时填四位年份，如 2025")));
        columns.addAll(factColumns().columns());
        columns.add(ImportedFacts.SOURCE);
        columns.add(ImportedFacts.AS_OF);
        return columns;
    }

    private FactColumns factColumns() {
        return new FactColumns(definitions, Entity.PRODUCT, List.of(Period.NONE, Period.YEAR));
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
        private final Map<String, Enterprise> owners = products.owners();
        private final Map<String, Product> known = products.byOwnerAndName();
        private final Map<String, Product> created = new HashMap<>();
        private final Map<String, Product> changed = new HashMap<>();
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
            Enterprise owner = owners.get(code);
            if (owner == null) {
                String fault = UnifiedCreditCode.fault(code);
                problems.add(
                        fault.isEmpty()
                                ? new RowProblem(CODE, "没有这家企业", "先导入企业档案，或核对信用代码")
                                : new RowProblem(CODE, fault, "与营业执照逐位核对"));
            }
            String name = cells.getOrDefault(NAME, "");
            if (name.isEmpty() || name.length() > LONGEST) {
                problems.add(new RowProblem(NAME, "请填写产品名称，最多100个字", ""));
            }
            choose(cells, "门类", Product.KINDS, problems);
            choose(cells, "管理类别", Product.CLASSES, problems);
            choose(cells, "阶段", Product.STAGES, problems);
            int year = factColumns.anyYearly(cells) ? facts.year(cells, problems) : 0;
            Map<FactDefinition, Value> values = factColumns.read(cells, problems);
            facts.asOf(cells, problems);
            if (owner == null || !problems.isEmpty()) {
                return problems;
            }
            String key = owner.id() + name;
            if (!seen.add(key + "@" + year)) {
                return List.of(new RowProblem(NAME, "同一产品的同一年度出现了两次", "合并成一行"));
            }
            Product product = place(key, owner, cells);
            facts.add(owner.id(), Entity.PRODUCT, product.id(), values, year, cells);
            return problems;
        }

        @Override
        public Outcome apply(IntConsumer progress) {
            return writing.write(
                    new ImportWriting.Ready(
                            importId,
                            List.of(),
                            List.copyOf(created.values()),
                            List.copyOf(changed.values()),
                            facts.all(),
                            by),
                    seen.size(),
                    progress);
        }

        private Product place(String key, Enterprise owner, Map<String, String> cells) {
            Product before = created.getOrDefault(key, known.get(key));
            Product after = new Product(
                    before == null ? Ids.next(clock) : before.id(),
                    owner.id(),
                    cells.getOrDefault(NAME, ""),
                    cells.getOrDefault("门类", before == null ? "医疗器械" : before.kind()),
                    cell(cells, "分类目录", before == null ? null : before.catalogue()),
                    cell(cells, "管理类别", before == null ? null : before.deviceClass()),
                    cell(cells, "阶段", before == null ? null : before.stage()),
                    before == null ? 1 : before.version());
            if (!known.containsKey(key)) {
                created.put(key, after);
            } else if (!after.equals(before)) {
                changed.put(key, after);
            }
            return after;
        }

        private static @Nullable String cell(Map<String, String> cells, String column, @Nullable String before) {
            String typed = cells.get(column);
            return typed == null ? before : typed;
        }

        private static void choose(
                Map<String, String> cells, String column, List<String> offered, List<RowProblem> problems) {
            String typed = cells.get(column);
            if (typed != null && !offered.contains(typed)) {
                problems.add(new RowProblem(
                        column, column + "应为" + String.join("、", offered) + "之一，现为“" + typed + "”", "从下拉列表中选择"));
            }
        }
    }
}
