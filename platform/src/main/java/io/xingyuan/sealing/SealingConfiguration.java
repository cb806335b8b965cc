package io.xingyuan.sealing;

import io.xingyuan.audit.Audit;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.MenuItem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class SealingConfiguration {

    @Bean
    static KeyRing keyRing(
            @Value("${xingyuan.sealing.keys}") Path file,
            @Value("${xingyuan.sealing.cipher}") String cipher,
            Clock clock,
            JdbcClient sql,
            List<SealedColumns> columns) {
        KeyRing ring = new KeyRing(file, clock);
        Set<String> used = SealedRows.counts(sql, all(columns)).keySet();
        try {
            if (used.stream().allMatch(String::isEmpty)) {
                ring.begin(SealCipher.named(cipher));
            }
        } catch (IOException unwritable) {
            throw new KeysUnusable(ring.file(), unwritable);
        }
        requireKeys(ring, used);
        return ring;
    }

    /** Better no start than pages whose numbers cannot be opened, and a second key file beside the right one. */
    private static void requireKeys(KeyRing ring, Set<String> used) {
        String missing = used.stream()
                .filter(id -> !id.isEmpty() && (!ring.exists() || ring.key(id).isEmpty()))
                .collect(Collectors.joining("、"));
        if (!missing.isEmpty()) {
            throw new KeysUnusable(ring.file(), missing);
        }
        ring.newest();
    }

    @Bean
    static Sealing sealing(KeyRing ring) {
        return new Sealing(ring);
    }

    @Bean
    static Resealing resealing(
            KeyRing ring,
            SealedRows rows,
            JdbcClient sql,
            TransactionTemplate transaction,
            Audit audit,
            Clock clock,
            List<SealedColumns> columns,
            @Value("${xingyuan.sealing.every}") Duration every) {
        return new Resealing(new Resealing.Parts(ring, rows, sql, transaction, audit, clock), all(columns), every);
    }

    private static List<SealedColumn> all(List<SealedColumns> columns) {
        return columns.stream().flatMap(each -> each.all().stream()).toList();
    }

    @Bean
    static MenuItem keyMenu() {
        return new MenuItem("加密密钥", "lock", "/keys", 94, Set.of(Role.SYSTEM_ADMINISTRATOR));
    }
}
