package io.xingyuan.policy;

import io.xingyuan.database.TestDatabase;
import org.springframework.web.context.request.RequestContextHolder;

/** 就高组的样例: two clauses for 技术转移示范机构 of which only the higher is paid, in force while a test needs them. */
public final class RivalClauses implements AutoCloseable {

    /** Gives 10 万元. */
    public static final String LOWER = "rival-clauses/a";
    /** Gives 20 万元. */
    public static final String HIGHER = "rival-clauses/b";

    private static final String TEXT = """
            policy: rival-clauses
            number: 样例〔2026〕3号
            title: 样例政策
            issuer: 样例机关
            published: 2026-01-01
            convention: {以上: ">="}
            clauses:
            """ + clause("a", "10万元") + clause("b", "20万元");

    private final PublishedLibrary published;

    public RivalClauses(PublishedLibrary published) {
        this.published = published;
        TestDatabase.sql().sql("""
                        insert into policy.published_policy
                            (policy, version, text, writers, publisher, published_at, reason)
                        values ('rival-clauses', 1, :text, '样例', '样例', now(), '样例')""").param("text", TEXT).update();
        published.refresh();
        RequestContextHolder.resetRequestAttributes(); // the test's own would keep the library that it began with
    }

    private static String clause(String id, String sum) {
        return """
            - id: %s
              title: 示范机构奖励 %s
              cite: 第一条
              says: 省内技术转移示范机构给予一次奖励
              entity: enterprise
              frequency: per-event
              when: {id: in, expr: 省内技术转移示范机构, says: 省内技术转移示范机构}
              amount: {kind: exact, formula: %s}
              stack: {group: 示范奖励, rule: max}
              tests: [{name: 空, given: {}, expect: {state: INCOMPLETE}}]
            """.formatted(id, id, sum);
    }

    @Override
    public void close() {
        TestDatabase.sql()
                .sql("delete from policy.published_policy where policy = 'rival-clauses'")
                .update();
        published.refresh();
    }
}
