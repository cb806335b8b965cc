package io.xingyuan.policy.matching;

import io.xingyuan.engine.Entity;
import io.xingyuan.engine.FactDefinition;
import io.xingyuan.engine.FactDictionary;
import io.xingyuan.engine.FactType;
import io.xingyuan.engine.Period;
import io.xingyuan.kernel.SearchName;
import io.xingyuan.kernel.UnifiedCreditCode;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Fills the database with so many invented enterprises and takes them away again; the same seed gives the same ones. */
public final class SyntheticEnterprises {

    public static final String MARK = "量测样例";

    private static final List<String> PARKS = List.of("changchun", "jinzhong");
    private static final List<String> POSITIONS = List.of("上游", "中游", "下游");
    private static final List<String> SEGMENTS = List.of("原材料", "零部件", "影像设备", "体外诊断", "植入器械", "检测服务");
    private static final List<String> SIZES = List.of("大型", "中型", "小型", "微型");
    private static final List<String> CLASSES = List.of("第一类", "第二类", "第三类");
    private static final List<String> STAGES = List.of("临床前", "临床试验", "申报注册", "获批", "转化生产");
    private static final List<String> ORGANISATIONS = List.of("project", "platform", "team");
    private static final Set<String> COLUMNS_OF_THEIR_OWN = Set.of(
            "founded",
            "region",
            "industry",
            "chain-position",
            "chain-segment",
            "product-kind",
            "device-class",
            "product-stage");
    private static final int FIRST_YEAR = 2022;
    private static final int LAST_YEAR = 2025;
    private static final double KNOWN = 0.6;
    private static final int AT_ONCE = 500;

    private final FactDictionary dictionary;
    private final Random random = new Random(20261121);
    private final StringBuilder enterprises = new StringBuilder();
    private final StringBuilder products = new StringBuilder();
    private final StringBuilder projects = new StringBuilder();
    private final StringBuilder facts = new StringBuilder();
    private long written;

    private SyntheticEnterprises(FactDictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** Returns the number of facts written. */
    public static long fill(DataSource source, FactDictionary dictionary, int count) throws SQLException, IOException {
        SyntheticEnterprises filling = new SyntheticEnterprises(dictionary);
        try (Connection connection = source.getConnection()) {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (int number = 0; number < count; number++) {
                filling.enterprise(number);
                if (number % AT_ONCE == AT_ONCE - 1 || number == count - 1) {
                    filling.flush(copy);
                }
            }
            try (var statement = connection.createStatement()) {
                statement.execute("analyze enterprise.enterprise, enterprise.product, enterprise.fact");
                statement.execute("insert into enterprise.change (enterprise_id) values (null)");
                statement.execute("select nextval('enterprise.change_counter')");
            }
        }
        return filling.written;
    }

    public static void clear(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                var statement = connection.createStatement()) {
            for (String table :
                    List.of("fact", "product", "project")) { // first, so that the last step finds them empty
                statement.execute("delete from enterprise." + table + " where enterprise_id in"
                        + " (select id from enterprise.enterprise where updated_by = '" + MARK + "')");
                statement.execute("vacuum enterprise." + table);
            }
            statement.execute("delete from enterprise.enterprise where updated_by = '" + MARK + "'");
            statement.execute("insert into enterprise.change (enterprise_id) values (null)");
            statement.execute("select nextval('enterprise.change_counter')");
        }
    }

    /** As if something had changed. */
    public static void touch(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("insert into enterprise.change (enterprise_id) values (null)");
            statement.execute("select nextval('enterprise.change_counter')");
        }
    }

    private void flush(CopyManager copy) throws SQLException, IOException {
        copy(
                copy,
                "enterprise.enterprise (id, name, name_pinyin, name_plain, name_initials, name_grams, credit_code,"
                        + " park, region, industry, chain_position, chain_segment, founded, size_class, created_at,"
                        + " updated_at, updated_by)",
                enterprises);
        copy(copy, "enterprise.product (id, enterprise_id, name, device_class, stage)", products);
        copy(copy, "enterprise.project (id, enterprise_id, entity, name)", projects);
        copy(
                copy,
                "enterprise.fact (id, enterprise_id, entity, entity_id, code, year, number, content, source, as_of,"
                        + " rank, entered_by, entered_at)",
                facts);
    }

    private static void copy(CopyManager copy, String table, StringBuilder rows) throws SQLException, IOException {
        copy.copyIn("copy " + table + " from stdin", new StringReader(rows.toString()));
        rows.setLength(0);
    }

    private void enterprise(int number) {
        String id = id();
        String name = "示例" + any(List.of("影像", "光辰", "骨科", "诊断", "康复", "介入")) + "医疗（" + MARK + "）第" + number + "公司";
        SearchName search = SearchName.of(name);
        line(
                enterprises,
                id,
                name,
                search.pinyin(),
                search.plain(),
                search.initials(),
                "{}",
                creditCode(number),
                any(PARKS),
                any(List.of("220100", "140700")),
                any(List.of("3581", "3584", "2770", "3583")),
                any(POSITIONS),
                any(SEGMENTS),
                (1995 + random.nextInt(30)) + "-06-01",
                any(SIZES),
                "2026-01-01",
                "2026-01-01",
                MARK);
        facts(id, Entity.ENTERPRISE, id);
        for (int i = random.nextInt(5); i > 0; i--) {
            String product = id();
            line(products, product, id, "样例产品" + i, any(CLASSES), any(STAGES));
            facts(id, Entity.PRODUCT, product);
        }
        for (String kind : ORGANISATIONS) {
            if (random.nextInt(3) == 0) {
                String organisation = id();
                line(projects, organisation, id, kind, "样例" + kind);
                facts(id, Entity.valueOf(kind.toUpperCase(Locale.ROOT)), organisation);
            }
        }
    }

    private void facts(String enterprise, Entity entity, String subject) {
        for (FactDefinition fact : dictionary.all()) {
            if (fact.entity() == entity && fact.derived() == null && !COLUMNS_OF_THEIR_OWN.contains(fact.code())) {
                boolean yearly = fact.period() == Period.YEAR;
                long base = number(fact);
                for (int year = yearly ? FIRST_YEAR : 0; year <= (yearly ? LAST_YEAR : 0); year++) {
                    if (random.nextDouble() < KNOWN) {
                        base = base + base * (random.nextInt(40) - 10) / 100;
                        fact(enterprise, entity, subject, fact, year, base);
                    }
                }
            }
        }
    }

    private void fact(String enterprise, Entity entity, String subject, FactDefinition fact, int year, long number) {
        boolean code = fact.type() == FactType.CODE;
        line(
                facts,
                id(),
                enterprise,
                entity.name().toLowerCase(Locale.ROOT),
                subject,
                fact.code(),
                String.valueOf(year),
                code ? "\\N" : String.valueOf(number),
                code ? code(fact) : "\\N",
                "示例来源",
                "2026-10-01",
                "park",
                MARK,
                "2026-10-01");
        written++;
    }

    private String code(FactDefinition fact) {
        return fact.codes().isEmpty() ? any(List.of("220100", "140700", "3584", "样例")) : any(fact.codes());
    }

    private long number(FactDefinition fact) {
        return switch (fact.type()) {
            case BOOL -> random.nextInt(4) == 0 ? 0 : 1;
            case MONEY -> Math.round(Math.exp(8 + 10 * random.nextDouble())) * 10_000L;
            case RATIO -> random.nextInt(1_000_000);
            case INTEGER -> random.nextInt(2_000);
            case DATE -> 17_000 + random.nextInt(3_500);
            case CODE -> 0;
        };
    }

    private String id() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private String any(List<String> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static void line(StringBuilder rows, String... cells) {
        rows.append(String.join("\t", cells)).append('\n');
    }

    /** Tries the two check characters until both fit. */
    private static String creditCode(int number) {
        String body = "91220101" + String.format(Locale.ROOT, "M%07d", number);
        List<String> fitting = new ArrayList<>();
        for (char organisation : "0123456789X".toCharArray()) {
            for (char whole : "0123456789ABCDEFGHJKLMNPQRTUWXY".toCharArray()) {
                String code = body + organisation + whole;
                if (UnifiedCreditCode.fault(code).isEmpty()) {
                    fitting.add(code);
                }
            }
        }
        return fitting.getFirst();
    }
}
