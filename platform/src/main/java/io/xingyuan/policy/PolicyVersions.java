package io.xingyuan.policy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 已发布的政策: every text that this house has published itself. Rows are only added. */
@Component
class PolicyVersions {

    private final JdbcClient sql;
    private final Clock clock;

    PolicyVersions(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The newest first. */
    List<PolicyVersion> of(String policy) {
        return sql.sql("select * from policy.published_policy where policy = :policy order by version desc")
                .param("policy", policy)
                .query(PolicyVersions::version)
                .list();
    }

    Optional<PolicyVersion> of(String policy, int version) {
        return sql.sql("select * from policy.published_policy where policy = :policy and version = :version")
                .param("policy", policy)
                .param("version", version)
                .query(PolicyVersions::version)
                .optional();
    }

    /**
     * Adds the next version inside the caller's transaction.
     *
     * @throws org.springframework.dao.DuplicateKeyException when somebody else published that version meanwhile
     */
    void add(String policy, int version, String text, String writers, String publisher, String reason) {
        sql.sql("""
                insert into policy.published_policy
                    (policy, version, text, writers, publisher, published_at, reason)
                values (:policy, :version, :text, :writers, :publisher, :at, :reason)""")
                .param("policy", policy)
                .param("version", version)
                .param("text", text)
                .param("writers", writers)
                .param("publisher", publisher)
                .param("at", OffsetDateTime.now(clock))
                .param("reason", reason)
                .update();
    }

    /** How many there are; it only grows. */
    long count() {
        return sql.sql("select count(*) from policy.published_policy")
                .query(Long.class)
                .single();
    }

    /** Of each policy the newest one. */
    List<PolicyVersion> newest() {
        return sql.sql("""
                        select distinct on (policy) * from policy.published_policy
                        order by policy, version desc""").query(PolicyVersions::version).list();
    }

    private static PolicyVersion version(ResultSet row, int number) throws SQLException {
        return new PolicyVersion(
                row.getString("policy"),
                row.getInt("version"),
                row.getString("text"),
                row.getString("writers"),
                row.getString("publisher"),
                row.getTimestamp("published_at").toInstant(),
                row.getString("reason"));
    }
}
