package io.xingyuan.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xingyuan.audit.Audit;
import io.xingyuan.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Keys are changed while people write, and the change is cut off in the middle. */
@SpringBootTest
@AutoConfigureMockMvc
class ResealingTests {

    private static final SealedColumn PHONE =
            SealedColumn.of("sealing.trial", "phone").indexedBy("phone_index");
    private static final SealedColumn NOTE = SealedColumn.inJson("sealing.trial", "content", "phone", "id::text");
    private static final int ROWS = 450;

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Audit audit;
    private final KeyRing ring;
    private final Sealing sealing;

    ResealingTests(
            @Autowired JdbcClient sql,
            @Autowired TransactionTemplate transaction,
            @Autowired Audit audit,
            @TempDir Path folder)
            throws IOException {
        this.sql = sql;
        this.transaction = transaction;
        this.audit = audit;
        ring = new KeyRing(folder.resolve("sealing.keys"), Clock.systemUTC());
        ring.begin(SealCipher.AES_256_GCM);
        sealing = new Sealing(ring);
    }

    /** With plain values, as a database from before the encryption has them. */
    @BeforeEach
    void aTable() {
        write("create table sealing.trial (id uuid primary key, phone text not null, phone_index text, content jsonb)");
        write("grant all on sealing.trial to public");
        write("""
                insert into sealing.trial
                select gen_random_uuid(), '1380000' || lpad(n::text, 4, '0'), null,
                    jsonb_build_object('name', n::text, 'phone', '1390000' || lpad(n::text, 4, '0'))
                from generate_series(1, %d) n""".formatted(ROWS));
        write("insert into sealing.trial values (gen_random_uuid(), '', null, '{}')");
    }

    @AfterEach
    void noTable() {
        write("drop table sealing.trial");
    }

    @Test
    void plainValuesAreSealedAtTheStartAndFoundByTheirIndex() {
        resealing(Clock.systemUTC()).start();
        assertThat(stored()).hasSize(ROWS).allMatch(value -> value.startsWith("v1:"));
        assertAllOpen(ROWS);
        assertThat(sql.sql("select count(*) from sealing.trial where phone_index = :index")
                        .param("index", sealing.index(PHONE, "13800000007"))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(sql.sql("select phone_index from sealing.trial where phone = ''")
                        .query()
                        .listOfRows())
                .allSatisfy(row -> assertThat(row.get("phone_index")).isNull());
    }

    @Test
    void aChangeOfKeysUnderWritesLosesNothing() throws InterruptedException {
        Resealing resealing = resealing(Clock.systemUTC());
        resealing.start();
        UUID busy = sql.sql("select id from sealing.trial where phone <> '' limit 1")
                .query(UUID.class)
                .single();
        AtomicBoolean done = new AtomicBoolean();
        Thread writer = Thread.ofVirtual().start(() -> {
            for (int i = 0; !done.get(); i++) {
                String value = "137%08d".formatted(i);
                transaction.executeWithoutResult(status -> {
                    audit.notAudited("Probe");
                    sql.sql("update sealing.trial set phone = :value where id = :id")
                            .param("value", sealing.seal(PHONE, busy, value))
                            .param("id", busy)
                            .update();
                });
            }
        });
        RingKey added = resealing.rotate(SealCipher.AES_256_GCM);
        resealing.reseal();
        done.set(true);
        writer.join();
        resealing.reseal();
        assertThat(resealing.outdated()).isZero();
        assertThat(resealing.counts()).containsOnlyKeys(added.id());
        assertAllOpen(ROWS);
    }

    @Test
    void aChangeCutOffInTheMiddleGoesOnAtTheNextStart() {
        Resealing first = resealing(Clock.systemUTC());
        first.start();
        String old = ring.newest().id();
        first.rotate(SealCipher.AES_256_GCM);
        SealedRows rows = new SealedRows(sql, transaction, sealing, audit);
        rows.reseal(PHONE, ring.newest().id(), "", 100);
        assertThat(first.counts()).containsEntry(old, 2L * ROWS - 100);
        KeyRing readAgain = new KeyRing(ring.file(), Clock.systemUTC());
        Resealing second = new Resealing(parts(readAgain, Clock.systemUTC()), List.of(PHONE, NOTE), Duration.ZERO);
        second.reseal();
        assertThat(second.counts()).containsOnlyKeys(readAgain.newest().id());
        assertAllOpen(ROWS);
    }

    @Test
    void anOldKeyGoesOnlyWhenNothingNeedsItAndADayHasPassed() throws IOException {
        Clock tomorrow = Clock.fixed(Instant.now().plus(Duration.ofHours(25)), ZoneOffset.UTC);
        Resealing resealing = resealing(tomorrow);
        resealing.start();
        resealing.rotate(SealCipher.AES_256_GCM);
        resealing.forgetOldKeys();
        assertThat(ring.keys()).as("still needed").hasSize(2);
        resealing.reseal();
        resealing(Clock.systemUTC()).forgetOldKeys();
        assertThat(ring.keys()).as("too early").hasSize(2);
        resealing.forgetOldKeys();
        assertThat(ring.keys()).hasSize(1);
        assertAllOpen(ROWS);
    }

    @Test
    void aTamperedValueIsLeftAndTheOthersGoOn() {
        Resealing resealing = resealing(Clock.systemUTC());
        resealing.start();
        write(
                "update sealing.trial set phone = left(phone, 20) where id = (select min(id::text)::uuid from sealing.trial where phone <> '')");
        String added = resealing.rotate(SealCipher.AES_256_GCM).id();
        resealing.reseal();
        assertThat(resealing.outdated()).isEqualTo(1);
        assertThat(resealing.counts()).containsEntry(added, 2L * ROWS - 1);
    }

    @Test
    void withoutItsKeysAHouseDoesNotStart(@TempDir Path elsewhere) throws IOException {
        resealing(Clock.systemUTC()).start();
        SealedColumns columns = () -> List.of(PHONE, NOTE);
        Path file = elsewhere.resolve("sealing.keys");
        assertThatExceptionOfType(KeysUnusable.class)
                .isThrownBy(() ->
                        SealingConfiguration.keyRing(file, "AES-256-GCM", Clock.systemUTC(), sql, List.of(columns)))
                .withMessageContaining(ring.newest().id())
                .withMessageContaining("put back");
        assertThat(Files.exists(file)).as("no second ring is made").isFalse();
        new KeyRing(file, Clock.systemUTC()).begin(SealCipher.AES_256_GCM);
        assertThatExceptionOfType(KeysUnusable.class)
                .isThrownBy(() ->
                        SealingConfiguration.keyRing(file, "AES-256-GCM", Clock.systemUTC(), sql, List.of(columns)));
        assertThat(SealingConfiguration.keyRing(ring.file(), "AES-256-GCM", Clock.systemUTC(), sql, List.of(columns))
                        .newest()
                        .id())
                .isEqualTo(ring.newest().id());
    }

    private Resealing resealing(Clock clock) {
        return new Resealing(parts(ring, clock), List.of(PHONE, NOTE), Duration.ZERO);
    }

    private Resealing.Parts parts(KeyRing keys, Clock clock) {
        SealedRows rows = new SealedRows(sql, transaction, new Sealing(keys), audit);
        return new Resealing.Parts(keys, rows, sql, transaction, audit, clock);
    }

    private List<String> stored() {
        return sql.sql("select phone from sealing.trial where phone <> ''")
                .query(String.class)
                .list();
    }

    private void assertAllOpen(int expected) {
        int open = sql
                .sql("select id, phone, content ->> 'phone' as note from sealing.trial where phone <> ''")
                .query((row, number) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return sealing.open(PHONE, id, row.getString("phone")).startsWith("13")
                            && sealing.open(NOTE, id, row.getString("note")).startsWith("1390000");
                })
                .list()
                .stream()
                .mapToInt(whole -> whole ? 1 : 0)
                .sum();
        assertThat(open).isEqualTo(expected);
    }

    private static void write(String statement) {
        TestDatabase.sql().sql(statement).update();
    }
}
