package io.xingyuan.faults;

import io.xingyuan.database.Redelivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 不变式: what holds in the database whatever went wrong before. Each is a query for the rows that break it. */
public final class Invariants {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Map<String, String> BREAKING = new LinkedHashMap<>();

    static {
        BREAKING.put("a fact has one current value per key", """
                select enterprise_id, entity_id, code, year from enterprise.fact
                where superseded_at is null group by 1, 2, 3, 4 having count(*) > 1""");
        BREAKING.put("a superseded fact names a later value that is there", """
                select f.id from enterprise.fact f where f.superseded_by is not null
                and not exists (select 1 from enterprise.fact g where g.id = f.superseded_by)""");
        BREAKING.put("no import goes on for ever", """
                select id from workbook.import_run where status in ('waiting', 'running')""");
        BREAKING.put("an import is whole", """
                select r.id from workbook.import_run r where r.status = 'done' and r.kind = 'enterprises'
                and r.created <> (select count(*) from enterprise.import_change c
                    where c.import_id = r.id and c.entity = 'enterprise' and c.before is null)""");
        BREAKING.put("an import that failed left nothing", """
                select r.id from workbook.import_run r where r.status not in ('done', 'undone')
                and (exists (select 1 from enterprise.import_change c where c.import_id = r.id)
                    or exists (select 1 from enterprise.fact f where f.import_id = r.id))""");
        BREAKING.put("an enterprise's version is that of its last revision", """
                select e.id from enterprise.enterprise e join enterprise.revision r on r.enterprise_id = e.id
                group by e.id, e.version having max(r.version) <> e.version""");
        BREAKING.put("every version of an edited enterprise is kept", """
                select enterprise_id from enterprise.revision
                group by enterprise_id having count(*) <> max(version) - min(version) + 1""");
        BREAKING.put("a product's version is that of its last revision", """
                select p.id from enterprise.product p join enterprise.belonging_revision r on r.item_id = p.id
                group by p.id, p.version having max(r.version) <> p.version""");
        BREAKING.put("a contact's version is that of its last revision", """
                select c.id from enterprise.contact c join enterprise.belonging_revision r on r.item_id = c.id
                group by c.id, c.version having max(r.version) <> c.version""");
        BREAKING.put("what was removed is gone", """
                select r.item_id from enterprise.belonging_revision r
                where r.what = 'removed' and r.kind in ('qualifications', 'contacts')
                and (exists (select 1 from enterprise.qualification q where q.id = r.item_id)
                    or exists (select 1 from enterprise.contact c where c.id = r.item_id))""");
        BREAKING.put("every entry of the books balances", """
                select entry_id from policy.fund_line group by entry_id having sum(debit_fen) <> sum(credit_fen)""");
        BREAKING.put("what a pool shows is the sum of its entries", """
                select shown.id, shown.account, shown.fen, coalesce(sum(l.debit_fen - l.credit_fen), 0) as sum
                from (select p.id, v.account, v.fen from policy.fund_pool p, lateral (values
                    ('GRANTED', -total_fen), ('FROZEN', frozen_fen), ('RESERVED', reserved_fen),
                    ('COMMITTED', committed_fen), ('PAID', paid_fen),
                    ('FREE', total_fen - frozen_fen - reserved_fen - committed_fen - paid_fen)) v (account, fen)) shown
                left join policy.fund_line l on l.pool_id = shown.id and l.account = shown.account
                group by 1, 2, 3 having shown.fen <> coalesce(sum(l.debit_fen - l.credit_fen), 0)""");
        BREAKING.put("a case stands in its last stage, a closed one in none", """
                select f.id from casework.case_file f where (f.status in ('OPEN', 'CORRECTING')) <> exists (
                    select 1 from casework.visit v
                    where v.case_id = f.id and v.number = f.visit and v.ended_at is null)""");
        BREAKING.put("nobody has to do anything in a closed case", """
                select t.id from casework.task t join casework.case_file f on f.id = t.case_id
                where t.status = 'OPEN' and f.status not in ('OPEN', 'CORRECTING')""");
        BREAKING.put("each chain of the audit log ends where its head says", """
                select h.chain from audit.head h left join audit.entry e on e.chain = h.chain
                group by h.chain, h.number having count(e.number) <> h.number or coalesce(max(e.number), 0) <> h.number""");
        BREAKING.put("the demo is there as a whole or not at all", """
                select count(*) from enterprise.enterprise where demo having count(*) not in (0, 60)""");
        BREAKING.put("every event was delivered", """
                select id from database.event_publication where completion_date is null""");
        BREAKING.put("no transaction was left open", """
                select pid from pg_stat_activity where state like 'idle in transaction%'
                and datname = current_database() and pid <> pg_backend_pid()
                and state_change < now() - interval '5 seconds'""");
    }

    private Invariants() {}

    /** How many there are. */
    public static int number() {
        return BREAKING.size();
    }

    /** The names of those that do not hold, also not after a while. */
    public static List<String> broken(JdbcClient sql) {
        return broken(sql, () -> {});
    }

    /** The same of a running program, which hands over again what its listeners failed on, as it does every minute. */
    public static List<String> broken(ApplicationContext program) {
        Redelivery redelivery = program.getBean(Redelivery.class);
        return broken(program.getBean(JdbcClient.class), () -> redelivery.olderThan(Duration.ofSeconds(1)));
    }

    private static List<String> broken(JdbcClient sql, Runnable meanwhile) {
        try {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> {
                        meanwhile.run();
                        return now(sql).isEmpty();
                    });
            return List.of();
        } catch (ConditionTimeoutException late) {
            return now(sql);
        }
    }

    private static List<String> now(JdbcClient sql) {
        List<String> broken = new ArrayList<>();
        BREAKING.forEach((name, query) -> {
            List<Map<String, Object>> rows = sql.sql(query).query().listOfRows();
            if (!rows.isEmpty()) {
                broken.add(name + ": " + rows.getFirst());
            }
        });
        return broken;
    }
}
