package io.xingyuan.enterprise;

import io.xingyuan.engine.Entity;
import io.xingyuan.engine.Period;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Ids;
import io.xingyuan.web.Scope;
import io.xingyuan.workbook.Column;
import io.xingyuan.workbook.RowProblem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 企业导入: enterprises with their profile and their facts without year; the credit code tells which one a row means. */
@Component
@Order(1)
class EnterpriseImport extends FactImport {

    private static final String NAME = "企业名称";
    private static final String PARK = "园区";

    private final KnownSubjects known;
    private final Clock clock;

    EnterpriseImport(KnownSubjects known, FactDefinitions definitions, ImportWriting writing, Clock clock) {
        super(definitions, writing, clock);
        this.known = known;
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
    List<Column> ownColumns() {
        return List.of(
                Column.required(NAME, "营业执照上的全称"),
                Column.required(CODE, "18位，两个校验位都会核对；已有的更新，没有的新建"),
                Column.required(PARK, "所在园区")
                        .choosing(known.parks().stream()
                                .map(ParkSummary::shortName)
                                .toList()),
                Column.optional("行政区划代码", "住所所在，六位，如 220100"),
                Column.optional("地址", "生产经营地址"),
                Column.optional("行业代码", "国民经济行业分类（GB/T 4754）四位代码，如 3581"),
                Column.optional("产业链位置", "在产业链上的位置").choosing(List.of("上游", "中游", "下游")),
                Column.optional("产业链环节", "如 体外诊断、原材料、检测服务"),
                Column.optional("成立日期", "如 2023-05-01").asDate());
    }

    @Override
    Entity entity() {
        return Entity.ENTERPRISE;
    }

    @Override
    List<Period> periods() {
        return List.of(Period.NONE);
    }

    @Override
    public Batch begin(UUID importId, String by, Scope scope) {
        return new EnterpriseRows(importId, by, scope);
    }

    private final class EnterpriseRows extends Rows<Profile> {

        private final Map<String, String> parks = new HashMap<>();
        private final List<ImportedRows.Entry> entries = new ArrayList<>();

        EnterpriseRows(UUID importId, String by, Scope scope) {
            super(importId, by, known.enterprises(), scope);
            known.parks().stream().filter(park -> scope.covers(park.id())).forEach(park -> {
                parks.put(park.shortName(), park.id().value());
                parks.put(park.name(), park.id().value());
            });
        }

        @Override
        @Nullable
        Profile meant(Map<String, String> cells, List<RowProblem> problems) {
            return elsewhere(cells, problems) ? null : profile(cells, code(cells), known(cells), problems);
        }

        @Override
        String key(Profile meant, int year, Map<String, String> cells) {
            return meant.creditCode().value();
        }

        @Override
        RowProblem twice() {
            return new RowProblem(CODE, "同一个信用代码在表里出现了两次", "合并成一行");
        }

        @Override
        Subject keep(Profile meant, Map<String, String> cells) {
            Enterprise before = known(cells);
            EnterpriseId id = before == null ? new EnterpriseId(Ids.next(clock)) : before.id();
            if (before == null || !before.profile().equals(meant)) {
                entries.add(new ImportedRows.Entry(id, meant, before == null ? 1 : before.version(), before == null));
            }
            return new Subject(id, id.value());
        }

        @Override
        ImportWriting.Ready ready() {
            return new ImportWriting.Ready(importId, entries, List.of(), List.of(), facts.all(), by);
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
