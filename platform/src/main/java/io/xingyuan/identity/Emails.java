package io.xingyuan.identity;

import io.xingyuan.kernel.OnParkSide;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 邮箱库: the address at which each account's person gets mail; no two accounts share one. */
@Component
@OnParkSide
class Emails {

    static final String RULE = "请填写完整的邮箱地址，例如 name@example.cn。";

    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@<>,;\"]{1,64}@[\\p{L}\\p{Nd}.-]{1,180}\\.[\\p{L}]{2,}");

    private final JdbcClient jdbc;

    Emails(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static boolean wellFormed(String typed) {
        return ADDRESS.matcher(typed.strip()).matches();
    }

    Optional<String> of(UUID account) {
        return jdbc.sql("select email from identity.account where id = :id and email is not null")
                .param("id", account)
                .query(String.class)
                .optional();
    }

    Optional<UUID> account(String typed) {
        return jdbc.sql("select id from identity.account where email = :email")
                .param("email", normal(typed))
                .query(UUID.class)
                .optional();
    }

    void set(UUID account, String typed) {
        jdbc.sql("update identity.account set email = nullif(:email, ''), version = version + 1 where id = :id")
                .param("email", normal(typed))
                .param("id", account)
                .update();
    }

    /** Invented addresses for the people of the demo, whose mail stays in the outbox. */
    void forDemo() {
        jdbc.sql("""
                update identity.account set email = sign_in_name || '@demo.example' where demo and email is null
                """).update();
    }

    private static String normal(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }
}
