package io.xingyuan.policy.fund;

import static org.assertj.core.api.Assertions.assertThat;

import io.xingyuan.database.Schema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Money as an earlier version left it, in the tables of that version, and what the upgrade makes of it. */
@SpringBootTest
@AutoConfigureMockMvc
class OldMoneyTests {

    private static final String BEFORE = "202611220905";

    private final String server;

    OldMoneyTests(@Autowired Environment environment) {
        server = environment.getRequiredProperty("xingyuan.database.url");
    }

    @Test
    void recoveriesOfPartsBecomeThoseOfTheAwardAndOrdersSayHowMuch() throws SQLException {
        String url = server.replaceFirst("/xingyuan\\?", "/old_money?");
        execute("create database old_money");
        try {
            Schema.migrate(url, BEFORE);
            JdbcClient sql = JdbcClient.create(new DriverManagerDataSource(url));
            aPoolAndAnEnterprise(sql);
            award(sql, "a", "PAID", "COMMITTED");
            recovery(sql, "1", "a2", "OPEN");
            award(sql, "b", "PAID", "PAID");
            recovery(sql, "2", "b1", "OPEN");
            recovery(sql, "3", "b2", "ORDERED");
            award(sql, "c", "PAID", "PAID");
            recovery(sql, "4", "c2", "DISMISSED");
            aRuling(sql);

            Schema.migrate(url);

            assertThat(strings(
                            sql,
                            "select right(id::text, 1) || right(payment_id::text, 2) from policy.recovery order by id"))
                    .as("one of several stands under the first part, the others where they were")
                    .containsExactly("1a1", "2b1", "3b2", "4c1");
            assertThat(strings(sql, "select right(id::text, 2) from policy.fund_payment where claimed order by id"))
                    .as("nothing more is paid of what may be claimed back")
                    .containsExactly("a2");
            assertThat(strings(sql, "select ordered_fen::text from policy.agreement_ruling"))
                    .containsExactly("125000050");
        } finally {
            execute("drop database old_money");
        }
    }

    private static List<String> strings(JdbcClient sql, String query) {
        return sql.sql(query).query(String.class).list();
    }

    private static String id(String end) {
        return "00000000-0000-0000-0000-" + "0".repeat(12 - end.length()) + end;
    }

    private static void aPoolAndAnEnterprise(JdbcClient sql) {
        sql.sql("""
                insert into enterprise.enterprise (id, name, name_pinyin, name_plain, name_initials, name_grams, credit_code,
                    park, created_at, updated_at, updated_by)
                values (:id, '旧', 'a', 'a', 'a', '{}', '91220101780000017X', (select min(code) from enterprise.park), now(),
                    now(), 'old')""").param("id", UUID.fromString(id("e"))).update();
        sql.sql("""
                insert into policy.fund_pool (id, year, name, source, document, created_by, created_at)
                values (:id, 2025, '旧', '旧', '旧', 'old', now())""").param("id", UUID.fromString(id("f"))).update();
    }

    /** In two parts, whose ids end in the letter and their number. */
    private static void award(JdbcClient sql, String letter, String first, String second) {
        sql.sql("""
                insert into policy.fund_award (id, enterprise_id, subject_id, subject_name, clause, year, fen, status, at)
                values (:id, :enterprise, :enterprise, '', '协议', 2025, 200, 'GRANTED', now())""")
                .param("id", UUID.fromString(id(letter + "0")))
                .param("enterprise", UUID.fromString(id("e")))
                .update();
        for (int part = 1; part <= 2; part++) {
            sql.sql("""
                    insert into policy.fund_payment (id, number, pool_id, source, award_id, enterprise_id, enterprise_name,
                        credit_code, park, clause, clause_title, subject_name, purpose, fen, status, maker, maker_name,
                        made_at, paid_on, part)
                    values (:id, :number, :pool, '', :award, :enterprise, '旧', '', 'changchun', '协议', '', '', '', 100,
                        :status, 'm', 'm', now(), current_date, :part)""")
                    .param("id", UUID.fromString(id(letter + part)))
                    .param("number", letter + part)
                    .param("pool", UUID.fromString(id("f")))
                    .param("award", UUID.fromString(id(letter + "0")))
                    .param("enterprise", UUID.fromString(id("e")))
                    .param("status", part == 1 ? first : second)
                    .param("part", part)
                    .update();
        }
    }

    private static void recovery(JdbcClient sql, String number, String payment, String status) {
        sql.sql("""
                insert into policy.recovery (id, payment_id, enterprise_id, enterprise_name, park, paid_fen, found, changes,
                    status, ordered_fen, opened_at)
                values (:id, :payment, :enterprise, '旧', 'changchun', 100, '', '[]', :status,
                    case when :status = 'ORDERED' then 50 else 0 end, now())""")
                .param("id", UUID.fromString(id(number)))
                .param("payment", UUID.fromString(id(payment)))
                .param("enterprise", UUID.fromString(id("e")))
                .param("status", status)
                .update();
    }

    private static void aRuling(JdbcClient sql) {
        sql.sql("""
                insert into policy.agreement (id, number, enterprise_id, enterprise_name, park, status, updated_at,
                    updated_name)
                values (:id, 'YQ2025-0001', :enterprise, '旧', 'changchun', 'draft', now(), 'old')""")
                .param("id", UUID.fromString(id("d")))
                .param("enterprise", UUID.fromString(id("e")))
                .update();
        sql.sql("""
                insert into policy.agreement_ruling (id, agreement_id, promise, enterprise_id, kind, reason, proposed_by,
                    proposed_name, proposed_at, status, case_id)
                values (:id, :id, 'P1', :enterprise, 'recover', '旧', 'a', 'a', now(), 'decided', :id)""")
                .param("id", UUID.fromString(id("d")))
                .param("enterprise", UUID.fromString(id("e")))
                .update();
        sql.sql("""
                insert into casework.procedure (key, version, title, content, status, author, author_name, written_at)
                values ('recovery', 1, '旧', '{}', 'PUBLISHED', 'old', 'old', now())""").update();
        sql.sql("""
                insert into casework.case_file (id, number, code, procedure, procedure_version, kind, subject, title,
                    applicant, status, stage, stage_name, visit, opened_at, opened_by, opened_name, plain, grams)
                values (:id, 'ZH1', 'c', 'recovery', 1, 'agreement-recovery', 'd', '旧', '旧', 'OPEN', 'collection', '追缴', 4,
                    now(), 'old', 'old', '', '{}')""").param("id", UUID.fromString(id("d"))).update();
        sql.sql("""
                insert into casework.task (id, case_id, visit, stage, stage_name, kind, role, procedure, number, title,
                    applicant, began_on, status, outcome, fields, decided_at)
                values (:id, :id, 3, 'approval', '审定', 'DECIDE', 'POLICY_APPROVER', 'recovery', 'ZH1', '旧', '旧',
                    current_date, 'DONE', 'PASS', '{"amount": "1,250,000.50"}', now())""").param("id", UUID.fromString(id("d"))).update();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
