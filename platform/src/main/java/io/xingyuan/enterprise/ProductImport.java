package io.xingyuan.enterprise;

import io.xingyuan.engine.Entity;
import io.xingyuan.engine.Period;
import io.xingyuan.kernel.Ids;
import io.xingyuan.web.Scope;
import io.xingyuan.workbook.Column;
import io.xingyuan.workbook.RowProblem;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 产品导入: one row per product, and per year where it has yearly figures; credit code and name tell which one. */
@Component
@Order(3)
class ProductImport extends FactImport {

    private static final String NAME = "产品名称";
    private static final int LONGEST = 100;

    private final KnownSubjects known;
    private final Clock clock;

    ProductImport(KnownSubjects known, FactDefinitions definitions, ImportWriting writing, Clock clock) {
        super(definitions, writing, clock);
        this.known = known;
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
    List<Column> ownColumns() {
        return List.of(
                Column.required(CODE, "已建档企业的信用代码"),
                Column.required(NAME, "注册证或备案上的名称；同一企业已有的更新，没有的新建"),
                Column.optional("门类", "不填为医疗器械").choosing(Product.KINDS),
                Column.optional("分类目录", "分类目录子目录，如 06；体外诊断试剂填 6840"),
                Column.optional("管理类别", "药品写不适用").choosing(Product.CLASSES),
                Column.optional("阶段", "现在所处的阶段").choosing(Product.STAGES),
                Column.optional("年度", "有年度数据时填四位年份，如 2025"));
    }

    @Override
    Entity entity() {
        return Entity.PRODUCT;
    }

    @Override
    List<Period> periods() {
        return List.of(Period.NONE, Period.YEAR);
    }

    @Override
    public Batch begin(UUID importId, String by, Scope scope) {
        return new ProductRows(importId, by, scope);
    }

    private final class ProductRows extends Rows<Enterprise> {

        private final Map<String, Product> onRecord = known.productsByOwnerAndName();
        private final Map<String, Product> created = new HashMap<>();
        private final Map<String, Product> changed = new HashMap<>();

        ProductRows(UUID importId, String by, Scope scope) {
            super(importId, by, known.enterprises(), scope);
        }

        @Override
        @Nullable
        Enterprise meant(Map<String, String> cells, List<RowProblem> problems) {
            Enterprise owner = owner(cells, problems);
            String name = cells.getOrDefault(NAME, "");
            if (name.isEmpty() || name.length() > LONGEST) {
                problems.add(new RowProblem(NAME, "请填写产品名称，最多100个字", ""));
            }
            choose(cells, "门类", Product.KINDS, problems);
            choose(cells, "管理类别", Product.CLASSES, problems);
            choose(cells, "阶段", Product.STAGES, problems);
            return owner;
        }

        @Override
        int year(Map<String, String> cells, List<RowProblem> problems) {
            return factColumns.anyYearly(cells) ? facts.year(cells, problems) : 0;
        }

        @Override
        String key(Enterprise owner, int year, Map<String, String> cells) {
            return key(owner, cells) + "@" + year;
        }

        @Override
        RowProblem twice() {
            return new RowProblem(NAME, "同一产品的同一年度出现了两次", "合并成一行");
        }

        @Override
        Subject keep(Enterprise owner, Map<String, String> cells) {
            return new Subject(
                    owner.id(), place(key(owner, cells), owner, cells).id());
        }

        @Override
        ImportWriting.Ready ready() {
            return new ImportWriting.Ready(
                    importId, List.of(), List.copyOf(created.values()), List.copyOf(changed.values()), facts.all(), by);
        }

        private static String key(Enterprise owner, Map<String, String> cells) {
            return owner.id() + cells.getOrDefault(NAME, "");
        }

        private Product place(String key, Enterprise owner, Map<String, String> cells) {
            Product before = created.getOrDefault(key, onRecord.get(key));
            Product after = new Product(
                    before == null ? Ids.next(clock) : before.id(),
                    owner.id(),
                    cells.getOrDefault(NAME, ""),
                    cells.getOrDefault("门类", before == null ? "医疗器械" : before.kind()),
                    cell(cells, "分类目录", before == null ? null : before.catalogue()),
                    cell(cells, "管理类别", before == null ? null : before.deviceClass()),
                    cell(cells, "阶段", before == null ? null : before.stage()),
                    before == null ? 1 : before.version());
            if (!onRecord.containsKey(key)) {
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
