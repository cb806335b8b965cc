package io.xingyuan.identity;

import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.sealing.SealedColumn;
import io.xingyuan.sealing.Sealing;
import java.util.Locale;
import java.util.Map;
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

    /** Kept as ciphertext; the blind index finds an account by it and keeps two from sharing one. */
    static final SealedColumn COLUMN =
            SealedColumn.of("identity.account", "email").indexedBy("email_index");

    private final JdbcClient jdbc;
    private final Sealing sealing;

    Emails(JdbcClient jdbc, Sealing sealing) {
        this.jdbc = jdbc;
        this.sealing = sealing;
    }

    static boolean wellFormed(String typed) {
        return ADDRESS.matcher(typed.strip()).matches();
    }

    Optional<String> of(UUID account) {
        return jdbc.sql("select email from identity.account where id = :id and email is not null")
                .param("id", account)
                .query(String.class)
                .optional()
                .map(stored -> sealing.open(COLUMN, account, stored));
    }

    Optional<UUID> account(String typed) {
        return jdbc.sql("select id from identity.account where email_index = :index")
                .param("index", sealing.index(COLUMN, normal(typed)))
                .query(UUID.class)
                .optional();
    }

    void set(UUID account, String typed) {
        String email = normal(typed);
        jdbc.sql("""
                update identity.account set email = nullif(:email, ''), version = version + 1,
                    email_index = case when :email <> '' then :index end
                where id = :id
                """)
                .param("email", sealing.seal(COLUMN, account, email))
                .param("index", sealing.index(COLUMN, email))
                .param("id", account)
                .update();
    }

    /** Invented addresses for the people of the demo, whose mail stays in the outbox. */
    void forDemo() {
        jdbc.sql("select id, sign_in_name from identity.account where demo and email is null")
                .query((row, number) -> Map.entry(row.getObject("id", UUID.class), row.getString("sign_in_name")))
                .list()
                .forEach(person -> set(person.getKey(), person.getValue() + "@demo.example"));
    }

    static String normal(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }
}
