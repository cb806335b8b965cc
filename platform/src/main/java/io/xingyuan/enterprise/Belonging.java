package io.xingyuan.enterprise;

import io.xingyuan.engine.Entity;
import io.xingyuan.enterprise.BelongingField.Sort;
import io.xingyuan.kernel.Mask;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.web.Choice;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** 名下之物的种类: what is kept up to date on an enterprise's page, with the fields of each. */
enum Belonging {
    PRODUCT(
            "products",
            "product",
            "产品",
            true,
            List.of(
                    BelongingField.text("name", "产品名称").must(),
                    BelongingField.of("kind", "kind", "门类", Sort.CODE)
                            .choosingFrom(Product.KINDS)
                            .must(),
                    BelongingField.of("deviceClass", "device_class", "管理类别", Sort.CODE)
                            .choosingFrom(Product.CLASSES),
                    BelongingField.of("stage", "stage", "阶段", Sort.CODE).choosingFrom(Product.STAGES),
                    BelongingField.of("catalogue", "catalogue", "分类目录", Sort.CODE)
                            .matching("0[1-9]|1\\d|2[0-2]|6840", "分类目录应为01至22，体外诊断试剂为6840")
                            .hinting("01 至 22；体外诊断试剂为 6840"))),
    PROJECT(
            "projects",
            "project",
            "项目、平台或团队",
            true,
            List.of(
                    BelongingField.of("entity", "entity", "种类", Sort.CODE)
                            .choosing(Stream.of(Entity.PROJECT, Entity.PLATFORM, Entity.TEAM)
                                    .map(entity -> new Choice(KnownFacts.stored(entity), entity.label()))
                                    .toList())
                            .must()
                            .once(),
                    BelongingField.text("name", "名称").must(),
                    BelongingField.text("stage", "进展").hinting("如 在建、已投产、已认定"),
                    BelongingField.of("started", "started", "开始日期", Sort.DAY).hinting("如 2023-05-01"))),
    QUALIFICATION(
            "qualifications",
            "qualification",
            "资质或证书",
            false,
            List.of(
                    BelongingField.of("product", "product_id", "产品", Sort.ID).once(),
                    BelongingField.of("name", "kind", "种类", Sort.TEXT).must().hinting("如 高新技术企业、医疗器械注册证"),
                    BelongingField.text("number", "编号"),
                    BelongingField.text("issuer", "发证机关"),
                    BelongingField.of("granted", "granted", "取得日期", Sort.DAY).hinting("如 2023-05-01"),
                    BelongingField.of("expires", "expires", "有效期至", Sort.DAY).hinting("长期有效的不填"))),
    CONTACT(
            "contacts",
            "contact",
            "联系人",
            false,
            List.of(
                    BelongingField.text("name", "姓名").must(),
                    BelongingField.text("position", "职务"),
                    BelongingField.text("phone", "电话")
                            .matching("\\+?[0-9][0-9 \\-]{4,19}", "电话应为数字，可用空格和短横，如 0431-85550000")
                            .hinting("只对有权限的人显示完整号码；显示为掩码时，不改动即保留原号码")
                            .masked(Mask.PHONE),
                    BelongingField.text("email", "电子邮箱")
                            .matching("[^\\s@]+@[^\\s@]+\\.[^\\s@]+", "电子邮箱应如 name@example.com")
                            .masked(Mask.EMAIL),
                    BelongingField.of("main", "main", "主要联系人", Sort.FLAG)
                            .choosing(List.of(new Choice("false", "否"), new Choice("true", "是")))
                            .must()));

    private final String path;
    private final String table;
    private final String label;
    private final boolean archived;

    @SuppressWarnings("ImmutableEnumChecker") // always a List.of
    private final List<BelongingField> fields;

    Belonging(String path, String table, String label, boolean archived, List<BelongingField> fields) {
        this.path = path;
        this.table = table;
        this.label = label;
        this.archived = archived;
        this.fields = fields;
    }

    static Belonging at(String path) {
        return Arrays.stream(values())
                .filter(kind -> kind.path.equals(path))
                .findFirst()
                .orElseThrow(() -> new NotFound("栏目"));
    }

    String path() {
        return path;
    }

    String table() {
        return "enterprise." + table;
    }

    String label() {
        return label;
    }

    /** How the log calls adding one. */
    String adding() {
        return switch (this) {
            case PRODUCT -> "新增产品";
            case PROJECT -> "新增项目、平台或团队";
            case QUALIFICATION -> "新增资质或证书";
            case CONTACT -> "新增联系人";
        };
    }

    /** How the log calls editing one. */
    String editing() {
        return switch (this) {
            case PRODUCT -> "修改产品";
            case PROJECT -> "修改项目、平台或团队";
            case QUALIFICATION -> "修改资质或证书";
            case CONTACT -> "修改联系人";
        };
    }

    /** How the log calls removing one. */
    String removing() {
        return switch (this) {
            case PRODUCT -> "移除产品";
            case PROJECT -> "移除项目、平台或团队";
            case QUALIFICATION -> "移除资质或证书";
            case CONTACT -> "移除联系人";
        };
    }

    /** Whether facts hang on it, so that it is archived where others are deleted. */
    boolean archived() {
        return archived;
    }

    List<BelongingField> fields() {
        return fields;
    }

    /** A value as everybody sees it, by the field's label. */
    @Nullable
    String shownUnder(String label, @Nullable String value) {
        return value == null
                ? null
                : fields.stream()
                        .filter(known -> known.label().equals(label))
                        .map(known -> known.shown(value))
                        .findFirst()
                        .orElse(value);
    }

    /** A field's value as everybody sees it. */
    String shown(String field, String value) {
        return fields.stream()
                .filter(known -> known.name().equals(field))
                .map(known -> known.shown(value))
                .findFirst()
                .orElse(value);
    }

    String labelOf(String field) {
        return fields.stream()
                .filter(known -> known.name().equals(field))
                .map(BelongingField::label)
                .findFirst()
                .orElse(field);
    }
}
