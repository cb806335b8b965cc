package io.xingyuan.enterprise;

import io.xingyuan.engine.Entity;
import io.xingyuan.identity.Accounts;
import io.xingyuan.identity.DemoBegan;
import io.xingyuan.identity.DemoCleared;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Role;
import io.xingyuan.kernel.UnifiedCreditCode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 演示内容: sixty invented enterprises over both parks and the whole chain, written and deleted as a whole. */
@Component
class DemoContent {

    private static final String BY = "演示数据";
    private static final String ALL = "*";

    private final DemoWriter writer;
    private final SizeClasses sizes;
    private final Accounts accounts;
    private final Clock clock;

    DemoContent(DemoWriter writer, SizeClasses sizes, Accounts accounts, Clock clock) {
        this.writer = writer;
        this.sizes = sizes;
        this.accounts = accounts;
        this.clock = clock;
    }

    @EventListener(DemoBegan.class)
    @Order(40)
    @Transactional
    void begin() {
        Map<String, EnterpriseId> ids = new LinkedHashMap<>();
        List<NewFact> facts = new ArrayList<>();
        List<Map<String, String>> enterprises = DemoTable.rows("enterprises.csv");
        for (Map<String, String> row : enterprises) {
            EnterpriseId id = new EnterpriseId(Ids.next(clock));
            ids.put(text(row, "编号"), id);
            writer.enrol(id, profile(row), Change.now(clock, BY));
            facts.addAll(writer.facts(id, Entity.ENTERPRISE, id.value(), enterpriseFacts(row)));
        }
        facts.addAll(products(ids));
        facts.addAll(projects(ids));
        DemoTable.rows("qualifications.csv").forEach(row -> writer.insert(qualification(row, ids)));
        enterprises.forEach(row -> writer.insert(contact(row, ids)));
        writer.record(facts, BY);
        sizes.classifyAll();
        Map<String, String> first = enterprises.getFirst();
        Map<String, String> second = enterprises.get(3);
        addPerson("demo-imaging", "示例甲", Role.ENTERPRISE_ADMINISTRATOR, ids, first);
        addPerson("demo-catheter", "示例丁", Role.ENTERPRISE_ADMINISTRATOR, ids, second);
        addPerson("demo-agent", "演示·何代办", Role.ENTERPRISE_MEMBER, ids, enterprises.get(1), enterprises.get(2));
    }

    @EventListener(DemoCleared.class)
    @Order(-40)
    @Transactional
    void clear() {
        writer.clear();
    }

    @SafeVarargs
    private final void addPerson(
            String name, String person, Role role, Map<String, EnterpriseId> ids, Map<String, String>... rows) {
        SequencedMap<EnterpriseId, String> enterprises = new LinkedHashMap<>();
        for (Map<String, String> row : rows) {
            enterprises.put(id(ids, text(row, "编号")), text(row, "名称"));
        }
        accounts.addDemoPerson(name, person, role, enterprises);
    }

    private DemoFacts enterpriseFacts(Map<String, String> row) {
        DemoFacts facts = DemoFigures.of(row);
        for (String line : DemoTable.lines("facts.csv")) {
            int comma = line.indexOf(',');
            String whom = line.substring(0, comma);
            if (whom.equals(ALL) || whom.equals(ALL + " " + row.get("园区")) || whom.equals(row.get("编号"))) {
                facts.putAll(line.substring(comma + 1));
            }
        }
        return facts;
    }

    private List<NewFact> products(Map<String, EnterpriseId> ids) {
        List<NewFact> facts = new ArrayList<>();
        for (Map<String, String> row : DemoTable.rows("products.csv")) {
            Product product = new Product(
                    Ids.next(clock),
                    id(ids, text(row, "企业")),
                    text(row, "产品名称"),
                    text(row, "门类"),
                    given(row, "分类目录"),
                    given(row, "管理类别"),
                    given(row, "阶段"),
                    1);
            writer.insert(product);
            facts.addAll(writer.facts(
                    product.enterprise(), Entity.PRODUCT, product.id(), new DemoFacts().putAll(text(row, "事实"))));
            if (given(row, "证书编号") != null) {
                writer.insert(certificate(product, row));
            }
        }
        return facts;
    }

    private List<NewFact> projects(Map<String, EnterpriseId> ids) {
        List<NewFact> facts = new ArrayList<>();
        for (Map<String, String> row : DemoTable.rows("projects.csv")) {
            Project project = new Project(
                    Ids.next(clock),
                    id(ids, text(row, "企业")),
                    KnownFacts.entity(text(row, "对象")),
                    text(row, "名称"),
                    text(row, "进展"),
                    LocalDate.parse(text(row, "开始日期")));
            writer.insert(project);
            facts.addAll(writer.facts(
                    project.enterprise(), project.entity(), project.id(), new DemoFacts().putAll(text(row, "事实"))));
        }
        return facts;
    }

    /** Invented: organisation numbers from MA999001 upwards, with the check characters that belong to them. */
    private static Profile profile(Map<String, String> row) {
        String organisation = "MA999" + "0" + text(row, "编号").substring(1);
        return new Profile(
                text(row, "名称"),
                UnifiedCreditCode.issue("91" + text(row, "行政区划") + organisation),
                new ParkId(text(row, "园区")),
                text(row, "行政区划"),
                "示例路" + Integer.parseInt(text(row, "编号").substring(1)) + "号（演示）",
                text(row, "行业代码"),
                text(row, "产业链位置"),
                text(row, "产业链环节"),
                LocalDate.parse(text(row, "成立日期")));
    }

    private Qualification certificate(Product product, Map<String, String> row) {
        LocalDate granted = LocalDate.parse(text(row, "取得日期"));
        boolean filed = "第一类".equals(product.deviceClass());
        return new Qualification(
                Ids.next(clock),
                product.enterprise(),
                product.id(),
                filed ? "第一类医疗器械备案" : "医疗器械注册证",
                text(row, "证书编号"),
                "药品监督管理部门（演示）",
                granted,
                filed ? null : granted.plusYears(5).minusDays(1));
    }

    private Qualification qualification(Map<String, String> row, Map<String, EnterpriseId> ids) {
        return new Qualification(
                Ids.next(clock),
                id(ids, text(row, "企业")),
                null,
                text(row, "种类"),
                text(row, "编号"),
                text(row, "发证机关"),
                LocalDate.parse(text(row, "取得日期")),
                LocalDate.parse(text(row, "有效期至")));
    }

    private Contact contact(Map<String, String> row, Map<String, EnterpriseId> ids) {
        String number = text(row, "编号").substring(1);
        return new Contact(
                Ids.next(clock),
                id(ids, text(row, "编号")),
                text(row, "联系人"),
                "办公室主任",
                "199000000" + number,
                "contact" + number + "@example.com",
                true);
    }

    private static EnterpriseId id(Map<String, EnterpriseId> ids, String number) {
        return Objects.requireNonNull(ids.get(number), number);
    }

    private static String text(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }

    private static @Nullable String given(Map<String, String> row, String column) {
        String value = row.get(column);
        return value == null || value.isEmpty() ? null : value;
    }
}
