package io.xingyuan.policy.population;

import io.xingyuan.engine.Entity;
import io.xingyuan.engine.FactDefinition;
import io.xingyuan.engine.FactDictionary;
import io.xingyuan.engine.FactType;
import io.xingyuan.engine.Period;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Fills the database with an invented province: of most enterprises little is known (register, staff, revenue), of one
 * in twenty nearly everything; some have products, projects, platforms or teams. The database itself draws the lots.
 */
final class Province {

    private static final Set<String> COLUMNS_OF_THEIR_OWN = Set.of(
            "founded",
            "region",
            "industry",
            "chain-position",
            "chain-segment",
            "product-kind",
            "device-class",
            "product-stage");
    private static final List<String> OF_MOST =
            List.of("revenue", "employees", "assets", "enterprise-type", "dishonest");

    private final JdbcClient sql;
    private final FactDictionary dictionary;

    private Province(JdbcClient sql, FactDictionary dictionary) {
        this.sql = sql;
        this.dictionary = dictionary;
    }

    /**
     * Returns the number of facts. Takes indexes away that reading does not need, and asks no trigger: for a database of
     * its own. Afterwards the tables are as tidy as those that have been there for long.
     */
    static long fill(DataSource source, FactDictionary dictionary, int enterprises) throws SQLException {
        try (Connection connection = source.getConnection()) {
            JdbcClient sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            sql.sql("set session_replication_role = replica").update();
            return new Province(sql, dictionary).fill(enterprises);
        }
    }

    private long fill(int enterprises) {
        sql.sql("drop index if exists enterprise.fact_history, enterprise.fact_import, enterprise.fact_enterprise")
                .update();
        sql.sql(
                        "drop index if exists enterprise.fact_superseded_by, enterprise.fact_current, enterprise.enterprise_name_grams")
                .update();
        sql.sql("""
                insert into enterprise.enterprise (id, name, name_pinyin, name_plain, name_initials, name_grams,
                    credit_code, park, region, industry, chain_position, chain_segment, founded, size_class,
                    created_at, updated_at, updated_by)
                select md5('e' || i)::uuid, '示例企业第' || i || '号', 'shiliqiye' || i, '示例企业第' || i || '号', 'slqy', '{}',
                    body || organisation || substr(:alphabet, 1 + (31 - (
                        select sum(weight * (position(substr(body || organisation, place::int, 1) in :alphabet) - 1))::int
                        from unnest(array[1,3,9,27,19,26,16,17,20,29,25,13,8,24,10,30,28])
                            with ordinality w (weight, place)) % 31) % 31, 1),
                    (array['changchun', 'jinzhong'])[1 + (i % 5 = 0)::int],
                    (array['220102', '220104', '220200', '220300', '222400', '140702'])[1 + floor(random() * 6)],
                    (array['3581', '3584', '2770', '5111', '7320', '6513', '4790'])[1 + floor(random() * 7)],
                    case when random() < 0.1 then (array['上游', '中游', '下游'])[1 + floor(random() * 3)] end,
                    case when random() < 0.1 then (array['原材料', '零部件', '影像设备', '体外诊断', '植入器械'])[1 + floor(random() * 5)] end,
                    date '1995-01-01' + floor(random() * 11000)::int,
                    (array['大型', '中型', '小型', '小型', '微型', '微型', '微型', '微型'])[1 + floor(random() * 8)],
                    now(), now(), '量测样例'
                from generate_series(1, :count) i,
                    lateral (select '91220101' || lpad(i::text, 8, '0') as body),
                    lateral (select substr('0X987654321', 1 + sum(weight * substr(body, 8 + place::int, 1)::int)::int % 11, 1)
                            as organisation
                        from unnest(array[3,7,9,10,5,8,4,2]) with ordinality w (weight, place))""")
                .param("count", enterprises)
                .param("alphabet", "0123456789ABCDEFGHJKLMNPQRTUWXY")
                .update();
        sql.sql("""
                insert into enterprise.product (id, enterprise_id, name, device_class, stage)
                select md5('p' || i || '-' || n)::uuid, md5('e' || i)::uuid, '样例产品' || n,
                    (array['第一类', '第二类', '第三类'])[1 + floor(random() * 3)],
                    (array['临床前', '临床试验', '申报注册', '获批', '转化生产'])[1 + floor(random() * 5)]
                from generate_series(1, :count) i, generate_series(1, 2) n where i % 20 = 0""").param("count", enterprises).update();
        for (String kind : List.of("project", "platform", "team")) {
            sql.sql("""
                    insert into enterprise.project (id, enterprise_id, entity, name)
                    select md5(:kind || i)::uuid, md5('e' || i)::uuid, :kind, '样例' || :kind
                    from generate_series(1, :count) i where i % 40 = 0""").param("kind", kind).param("count", enterprises).update();
        }
        long facts = 0;
        for (FactDefinition fact : dictionary.all()) {
            if (fact.derived() == null && !COLUMNS_OF_THEIR_OWN.contains(fact.code())) {
                facts += facts(fact, enterprises);
            }
        }
        sql.sql("create unique index fact_current on enterprise.fact (enterprise_id, entity_id, code, year)"
                        + " where superseded_at is null")
                .update();
        sql.sql("vacuum analyze enterprise.enterprise, enterprise.product, enterprise.project, enterprise.fact")
                .update();
        sql.sql("insert into enterprise.change (enterprise_id) values (null)").update();
        return facts;
    }

    private long facts(FactDefinition fact, int enterprises) {
        String entity = fact.entity().name().toLowerCase(Locale.ROOT);
        boolean most = OF_MOST.contains(fact.code());
        return sql.sql("""
                insert into enterprise.fact (id, enterprise_id, entity, entity_id, code, year, number, content, source,
                    as_of, rank, entered_by, entered_at)
                select uuidv7(), md5('e' || i)::uuid, :entity, md5(:lead || i || :tail)::uuid, :code, y,
                    case when :text then null else floor(:most_number * power(random(), :skew))::bigint end,
                    case when :text then (:codes::text[])[1 + floor(random() * cardinality(:codes::text[]))] end,
                    '示例来源', '2026-10-01', 'park', '量测样例', now()
                from generate_series(:step, :count, :step) i, unnest(:years::int[]) y
                where random() < 0.6""")
                .param("entity", entity)
                .param(
                        "lead",
                        fact.entity() == Entity.ENTERPRISE ? "e" : fact.entity() == Entity.PRODUCT ? "p" : entity)
                .param("tail", fact.entity() == Entity.PRODUCT ? "-1" : "")
                .param("code", fact.code())
                .param("text", fact.type() == FactType.CODE)
                .param("most_number", largest(fact.type()))
                .param("skew", fact.type() == FactType.MONEY ? 4 : 1)
                .param(
                        "codes",
                        (fact.codes().isEmpty() ? List.of("220102", "220104", "3584") : fact.codes())
                                .toArray(String[]::new))
                .param("years", years(fact, most))
                .param(
                        "step",
                        fact.entity() == Entity.ENTERPRISE
                                ? (most ? 1 : 20)
                                : fact.entity() == Entity.PRODUCT ? 20 : 40)
                .param("count", enterprises)
                .update();
    }

    private static String[] years(FactDefinition fact, boolean most) {
        if (fact.period() == Period.NONE) {
            return new String[] {"0"};
        }
        return most ? new String[] {"2024", "2025"} : new String[] {"2022", "2023", "2024", "2025"};
    }

    private static long largest(FactType type) {
        return switch (type) {
            case BOOL -> 2;
            case MONEY -> 200_000_000_000L;
            case RATIO -> 1_000_000;
            case INTEGER -> 800;
            case DATE -> 20_000;
            case CODE -> 0;
        };
    }
}
