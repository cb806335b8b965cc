package io.xingyuan.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.xingyuan.database.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever owns the tables still cannot change the log without being seen. */
@SpringBootTest
@AutoConfigureMockMvc
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class TamperingTests {

    private static final int TIMES = 6;

    private final Audit audit;
    private final DataSource database = TestDatabase.source();
    private final TransactionTemplate transaction;
    private final HeadSigning usual;
    private final JdbcClient sql;

    @TempDir
    private Path folder = Path.of(".");

    TamperingTests(Audit audit, TransactionTemplate transaction, HeadSigning usual, JdbcClient sql) {
        this.audit = audit;
        this.transaction = transaction;
        this.usual = usual;
        this.sql = sql;
    }

    @BeforeEach
    void aLogOnAllChains() throws Exception {
        HeadSigning signing = signing();
        for (int part = 0; part < 3; part++) {
            for (int chain = 0; chain < AuditRow.CHAINS; chain++) {
                fill(chain);
            }
            signing.sign();
        }
    }

    private HeadSigning signing() {
        return new HeadSigning(
                sql,
                transaction,
                Clock.systemUTC(),
                new HeadSigning.Settings(usual.settings().key(), folder, Duration.ZERO));
    }

    /** One row on this chain: the others are held meanwhile. */
    private void fill(int chain) throws Exception {
        try (Connection holder = database.getConnection()) {
            holder.setAutoCommit(false);
            try (var statement = holder.createStatement()) {
                statement.execute("select from audit.head where chain <> " + chain + " for update");
            }
            transaction.executeWithoutResult(status ->
                    audit.record("修改企业档案", "企业", UUID.randomUUID(), "杏林甲", List.of(FieldChange.of("名称", "甲", "乙"))));
            holder.rollback();
        }
    }

    @Test
    void aLogThatNobodyTouchedIsWhole() throws Exception {
        try (Connection connection = database.getConnection()) {
            StoredLog log = StoredLog.atOneMoment(connection);
            assertThat(log.verify(List.of(key().open()), HeadFiles.lines(folder))
                            .found())
                    .isEmpty();
            connection.rollback();
        }
    }

    @Test
    void everyKindOfManipulationIsFound() throws Exception {
        List<String> files = HeadFiles.lines(folder);
        SealKey stranger = SealKey.at(folder.resolve("stranger.key"));
        Random random = new Random(20260101);
        List<String> missed = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (Forger.Trick trick : Forger.Trick.values()) {
                for (int time = 0; time < TIMES; time++) {
                    String done = new Forger(connection, random, stranger).play(trick);
                    Verification verification = new StoredLog(connection).verify(List.of(key().open()), files);
                    if (verification.whole()) {
                        missed.add(done);
                    }
                    connection.rollback();
                }
            }
        }
        assertThat(missed).isEmpty();
    }

    @Test
    void theFirstRowThatDoesNotFitIsNamed() throws Exception {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            String action = actionOfTheSecondRow(connection);
            try (var statement = connection.createStatement()) {
                statement.execute("set local session_replication_role = replica");
                statement.execute("update audit.entry set name = 'x' where chain = 5 and number = 2");
                statement.execute("delete from audit.entry where chain = 7 and number = 1");
            }
            Verification verification = new StoredLog(connection).verify(List.of(key().open()), List.of());
            assertThat(verification.found(5)).singleElement().satisfies(tampering -> {
                assertThat(tampering.kind()).isEqualTo(Tampering.Kind.CHANGED);
                assertThat(tampering.number()).isEqualTo(2);
                assertThat(tampering.sentence()).contains("链 chain 5 第 2 行 row").contains(action);
            });
            assertThat(verification.found(7).getFirst().kind()).isEqualTo(Tampering.Kind.MISSING);
            connection.rollback();
        }
    }

    @Test
    void theSecondPlaceGetsLaterWhatItMissedAndWhatACrashTore() throws Exception {
        List<String> whole = HeadFiles.lines(folder);
        Path file = folder.resolve(
                "heads-" + SignedHeads.of(whole.getFirst()).at().toString().substring(0, 7) + ".txt");
        String first = whole.getFirst() + "\n";
        for (String left : List.of(first, first + whole.get(1).substring(0, 100), first + "x\n" + first)) {
            Files.writeString(file, left);
            assertThat(HeadFiles.lines(folder)).doesNotContain(whole.getLast());

            signing().sign();

            assertThat(Files.readString(file)).startsWith(left).endsWith(whole.getLast() + "\n");
            assertThat(HeadFiles.lines(folder)).containsAll(whole);
        }
    }

    /** Other tests may have written it. */
    private static String actionOfTheSecondRow(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select action from audit.entry where chain = 5 and number = 2")) {
            row.next();
            return row.getString(1);
        }
    }

    private SealKey key() throws Exception {
        return SealKey.at(usual.settings().key());
    }
}
