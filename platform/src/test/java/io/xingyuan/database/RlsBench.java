package io.xingyuan.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * What the policies cost: the same transaction on the enterprises' side and by the owner, whom no policy concerns, in
 * turn, among a million facts. {@code ./xingyuan bench rls}.
 */
@Tag("bench")
@SpringBootTest(properties = "logging.level.root=off")
class RlsBench {

    private static final int ENTERPRISES = 2_000;
    private static final int FACTS = 500;
    private static final int ROUNDS = 3_000;
    private static final String MARK = "rls-bench";
    private static final String FILL = """
            with made as (
                insert into enterprise.enterprise (id, name, name_pinyin, name_plain, name_initials, name_grams,
                    credit_code, park, created_at, updated_at, updated_by)
                select gen_random_uuid(), '示例隔离' || n, 'a', 'a', 'a', '{}', 'RLS' || lpad(n::text, 15, '0'),
                    'changchun', now(), now(), :mark
                from generate_series(1, :enterprises) as n
                returning id)
            insert into enterprise.fact (id, enterprise_id, entity, entity_id, code, number, source, as_of, rank,
                entered_by, entered_at)
            select gen_random_uuid(), made.id, 'enterprise', made.id, 'x' || n, n, '示例', current_date, 'park',
                :mark, now()
            from made, generate_series(1, :facts) as n""";

    /** What a page of an enterprise asks most: its row, its current facts, how many it has. */
    private static final List<String> QUERIES = List.of(
            "select id, name, version from enterprise.enterprise where id = ?",
            "select code, number from enterprise.fact where enterprise_id = ? and superseded_at is null",
            "select count(*) from enterprise.fact where enterprise_id = ?");

    private final SideAccounts accounts;

    RlsBench(@Autowired SideAccounts accounts) {
        this.accounts = accounts;
    }

    @Test
    void thePoliciesCostAtMostATenth() throws SQLException {
        DatabaseAddress owner = accounts.owner();
        DatabaseAddress side = new DatabaseAddress(
                owner.url().replaceFirst("\\?.*", ""),
                accounts.enterprise().name(),
                accounts.enterprise().password());
        TestDatabase.sql()
                .sql(FILL)
                .param("mark", MARK)
                .param("enterprises", ENTERPRISES)
                .param("facts", FACTS)
                .update();
        TestDatabase.sql().sql("analyze enterprise.fact").update();
        try (Connection guarded = side.connect();
                Connection free = owner.connect()) {
            guarded.setAutoCommit(false);
            free.setAutoCommit(false);
            List<UUID> enterprises = TestDatabase.sql()
                    .sql("select id from enterprise.enterprise where updated_by = :mark")
                    .param("mark", MARK)
                    .query(UUID.class)
                    .list();
            assertThat(plan(guarded, enterprises.getFirst())).contains("Index").doesNotContain("Seq Scan");
            measure(guarded, free, enterprises, ROUNDS / 10);
            double ratio = measure(guarded, free, enterprises, ROUNDS);
            System.out.printf("rls: p50 ratio %.2f, %,d facts%n", ratio, (long) ENTERPRISES * FACTS);
        } finally {
            TestDatabase.sql()
                    .sql("delete from enterprise.enterprise where updated_by = :mark")
                    .param("mark", MARK)
                    .update();
        }
    }

    private static String plan(Connection guarded, UUID enterprise) throws SQLException {
        enter(guarded, enterprise);
        StringBuilder plan = new StringBuilder();
        try (PreparedStatement explain = guarded.prepareStatement("explain " + QUERIES.get(1))) {
            explain.setObject(1, enterprise);
            try (ResultSet lines = explain.executeQuery()) {
                while (lines.next()) {
                    plan.append(lines.getString(1)).append('\n');
                }
            }
        }
        guarded.commit();
        return plan.toString();
    }

    /** Whole transactions in turn, the order changing, so that what disturbs the machine disturbs both alike. */
    private static double measure(Connection guarded, Connection free, List<UUID> enterprises, int rounds)
            throws SQLException {
        Random random = new Random(7);
        List<Long> with = new ArrayList<>();
        List<Long> without = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            UUID enterprise = enterprises.get(random.nextInt(enterprises.size()));
            boolean guardedFirst = i % 2 == 0;
            if (guardedFirst) {
                with.add(timed(guarded, enterprise, true));
            }
            without.add(timed(free, enterprise, false));
            if (!guardedFirst) {
                with.add(timed(guarded, enterprise, true));
            }
        }
        System.out.printf(
                "BENCH with policies p50 %,d µs, without p50 %,d µs%n", median(with) / 1_000, median(without) / 1_000);
        return (double) median(with) / median(without);
    }

    private static long timed(Connection connection, UUID enterprise, boolean tenant) throws SQLException {
        long began = System.nanoTime();
        if (tenant) {
            enter(connection, enterprise);
        }
        for (String query : QUERIES) {
            try (PreparedStatement statement = connection.prepareStatement(query)) {
                statement.setObject(1, enterprise);
                try (ResultSet rows = statement.executeQuery()) {
                    int count = 0;
                    while (rows.next()) {
                        count++;
                    }
                    assertThat(count).isPositive();
                }
            }
        }
        connection.commit();
        return System.nanoTime() - began;
    }

    private static void enter(Connection connection, UUID enterprise) throws SQLException {
        try (PreparedStatement tenant = connection.prepareStatement("select set_config('app.tenant', ?, true)")) {
            tenant.setString(1, enterprise.toString());
            tenant.execute();
        }
    }

    private static long median(List<Long> nanos) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
