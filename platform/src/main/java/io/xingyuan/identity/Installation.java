package io.xingyuan.identity;

import io.xingyuan.kernel.OnParkSide;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 系统启用方式: the one row that says how this system is used. */
@Component
@OnParkSide
class Installation {

    private final JdbcClient jdbc;
    private final Clock clock;

    Installation(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Mode mode() {
        return Mode.valueOf(jdbc.sql("select mode from identity.installation")
                .query(String.class)
                .single());
    }

    boolean demo() {
        return mode() == Mode.DEMO;
    }

    /** Moves on; false when somebody else did so first. */
    boolean move(Mode from, Mode to) {
        return jdbc.sql("update identity.installation set mode = :to, changed_at = :now where mode = :from")
                        .param("from", from.name())
                        .param("to", to.name())
                        .param("now", OffsetDateTime.now(clock))
                        .update()
                == 1;
    }

    void keep(SetUpToken token) {
        jdbc.sql("update identity.installation set set_up_token = :hash, changed_at = :now")
                .param("hash", token.hash())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    boolean accepts(SetUpToken token) {
        return jdbc.sql("select exists (select 1 from identity.installation where set_up_token = :hash)")
                .param("hash", token.hash())
                .query(Boolean.class)
                .single();
    }

    /** Voids the token; false when it was not valid, so that of two people with it one wins. */
    boolean spend(SetUpToken token) {
        return jdbc.sql("update identity.installation set set_up_token = null where set_up_token = :hash")
                        .param("hash", token.hash())
                        .update()
                == 1;
    }
}
