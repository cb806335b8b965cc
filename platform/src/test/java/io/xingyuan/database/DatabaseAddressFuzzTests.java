package io.xingyuan.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithUtf8Length;
import io.xingyuan.startup.StartupRefusal;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in XINGYUAN_DATABASE_URL, it is taken or refused in one line. */
class DatabaseAddressFuzzTests {

    @ValueSource(
            strings = {
                "",
                "postgresql://park:p%40ss+%2F1@db.example:5433/yuan?sslmode=require",
                "postgres://:@[::1]/",
                "jdbc:postgresql://db.example/yuan?user=park",
                "postgresql://a%:b%zz@h/x",
                "jdbc:postgresql://h/x?password=%sk"
            })
    @FuzzTest
    void address(@NotNull @WithUtf8Length(max = 300) String typed) {
        try {
            assertThat(DatabaseAddress.parse(typed).url()).startsWith("jdbc:postgresql:");
        } catch (StartupRefusal refused) {
            assertThat(refused).hasMessageContaining("XINGYUAN_DATABASE_URL");
        }
    }
}
