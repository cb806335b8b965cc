package io.xingyuan.policy.fund;

import io.xingyuan.audit.Audit;
import io.xingyuan.web.Visitor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 只办一次: runs an operation once per actor, operation and key, within the caller's transaction. Whoever comes again with
 * the same body gets the first result; who comes while it still runs waits for it. What was refused leaves nothing
 * behind and may be tried again.
 */
@Component
class Once {

    private final JdbcClient sql;
    private final Clock clock;

    private final Audit audit;

    Once(JdbcClient sql, Clock clock, Audit audit) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
    }

    /** 办过的: a row that somebody has left. */
    private record Done(String bodyHash, String result) {}

    /** 结果: what came of it, and whether that was another time. */
    record Outcome(String result, boolean replayed) {}

    Outcome run(String operation, String key, Object body, Supplier<String> work) {
        String actor = Visitor.now().account();
        String hash = hash(body.toString());
        boolean first = sql.sql("""
                insert into policy.fund_operation (actor, operation, key, body_hash, at)
                values (:actor, :operation, :key, :hash, :now) on conflict do nothing""")
                        .param("actor", actor)
                        .param("operation", operation)
                        .param("key", key)
                        .param("hash", hash)
                        .param("now", OffsetDateTime.now(clock))
                        .update()
                == 1;
        if (!first) {
            audit.notAudited("重复提交，返回原结果");
            return new Outcome(replay(actor, operation, key, hash), true);
        }
        String result = work.get();
        sql.sql("""
                update policy.fund_operation set result = :result
                where actor = :actor and operation = :operation and key = :key""")
                .param("result", result)
                .param("actor", actor)
                .param("operation", operation)
                .param("key", key)
                .update();
        return new Outcome(result, false);
    }

    private String replay(String actor, String operation, String key, String hash) {
        Done done = sql.sql("""
                select body_hash, result from policy.fund_operation
                where actor = :actor and operation = :operation and key = :key""")
                .param("actor", actor)
                .param("operation", operation)
                .param("key", key)
                .query((row, number) -> new Done(row.getString("body_hash"), row.getString("result")))
                .single();
        if (!done.bodyHash().equals(hash)) {
            throw new KeyReused();
        }
        return done.result();
    }

    private static String hash(String body) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
