package io.xingyuan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xingyuan.startup.StartupRefusal;
import org.junit.jupiter.api.Test;

class DatabaseAddressTests {

    @Test
    void theCommonFormIsReadWithItsEscapes() {
        DatabaseAddress address =
                DatabaseAddress.parse("postgresql://park:p%40ss+%2F1@db.example:5433/yuan?sslmode=require");
        assertThat(address.url()).isEqualTo("jdbc:postgresql://db.example:5433/yuan?sslmode=require");
        assertThat(address.user()).isEqualTo("park");
        assertThat(address.password()).isEqualTo("p@ss+/1");
    }

    @Test
    void itIsPrintedWithoutItsPassword() {
        assertThat(DatabaseAddress.parse("postgres://park:geheim@db.example/yuan"))
                .hasToString("postgresql://db.example/yuan");
        assertThat(DatabaseAddress.parse("jdbc:postgresql://db.example/yuan?user=park&password=geheim"))
                .hasToString("postgresql://db.example/yuan");
    }

    @Test
    void anotherFormIsRefusedWithoutRepeatingIt() {
        for (String wrong : new String[] {
            "mysql://a:geheim@b/c", "postgresql://a:ge heim@b/c", "geheim", "jdbc:postgresql://b/c?password=%geheim"
        }) {
            assertThatExceptionOfType(StartupRefusal.class)
                    .isThrownBy(() -> DatabaseAddress.parse(wrong))
                    .withMessageContaining("XINGYUAN_DATABASE_URL")
                    .withMessageNotContaining("heim");
        }
    }
}
