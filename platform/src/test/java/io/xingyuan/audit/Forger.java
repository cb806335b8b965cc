package io.xingyuan.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** 伪造者: owns the tables, knows the format and wants nobody to notice. Works within a transaction to be rolled back. */
final class Forger {

    private static final long AWAY = 1_000_000_000;
    private static final List<String> FIELDS = List.of(
            "account", "name", "role", "request", "address", "route", "outcome", "action", "content", "at", "employer");

    private final Connection connection;
    private final Random random;
    private final SealKey stranger;

    Forger(Connection connection, Random random, SealKey stranger) {
        this.connection = connection;
        this.random = random;
        this.stranger = stranger;
    }

    enum Trick {
        CHANGE_A_FIELD,
        CHANGE_A_FIELD_AND_ITS_HASH,
        REMOVE_A_ROW,
        REMOVE_A_ROW_AND_CLOSE_THE_GAP,
        INSERT_A_ROW,
        SWAP_TWO_ROWS,
        SWAP_ROWS_OF_TWO_CHAINS,
        SWAP_TWO_CHAINS,
        CUT_THE_TAIL,
        REPLAY_A_ROW,
        REWRITE_THE_REST,
        CHANGE_A_HEAD,
        CHANGE_A_SIGNED_LINE,
        REMOVE_A_SIGNED_LINE,
        SIGN_WITH_ANOTHER_KEY,
        EMPTY_THE_LOG
    }

    /** Does it; says what was done. */
    String play(Trick trick) throws SQLException {
        sql("set local session_replication_role = replica");
        int chain = chain();
        long number = 1 + random.nextLong(last(chain));
        switch (trick) {
            case CHANGE_A_FIELD -> changeField(chain, number);
            case CHANGE_A_FIELD_AND_ITS_HASH -> {
                changeField(chain, number);
                seal(chain, number, number, number == last(chain));
            }
            case REMOVE_A_ROW -> remove(chain, number);
            case REMOVE_A_ROW_AND_CLOSE_THE_GAP -> {
                remove(chain, number);
                shift(chain, number + 1, -1);
                head(chain);
            }
            case INSERT_A_ROW -> {
                shift(chain, number, 1);
                copy(chain, number == last(chain) ? number - 1 : number + 1, chain, number);
                head(chain);
            }
            case SWAP_TWO_ROWS -> {
                long other = number == 1 ? 2 : number - 1;
                move(chain, number, chain, AWAY);
                move(chain, other, chain, number);
                move(chain, AWAY, chain, other);
                head(chain);
            }
            case SWAP_ROWS_OF_TWO_CHAINS -> {
                int other = (chain + 1) % AuditRow.CHAINS;
                long its = 1 + random.nextLong(last(other));
                move(chain, number, chain, AWAY);
                move(other, its, chain, number);
                move(chain, AWAY, other, its);
                head(chain);
                head(other);
            }
            case SWAP_TWO_CHAINS -> {
                int other = (chain + 1) % AuditRow.CHAINS;
                sql("alter table audit.entry drop constraint entry_pkey");
                sql("update audit.entry set chain = case chain when " + chain + " then " + other + " else " + chain
                        + " end where chain in (" + chain + ", " + other + ")");
                head(chain);
                head(other);
            }
            case CUT_THE_TAIL -> {
                sql("delete from audit.entry where chain = " + chain + " and number >= " + number);
                head(chain);
            }
            case REPLAY_A_ROW -> {
                copy(chain, number, chain, last(chain) + 1);
                head(chain);
            }
            case REWRITE_THE_REST -> {
                changeField(chain, number);
                seal(chain, number, last(chain), true);
            }
            case CHANGE_A_HEAD ->
                sql(
                        random.nextBoolean()
                                ? "update audit.head set number = number - 1 where chain = " + chain
                                : "update audit.head set hash = sha256(hash) where chain = " + chain);
            case CHANGE_A_SIGNED_LINE ->
                sql("update audit.signed_head set line = replace(line, ' ' || split_part(line, ' ', 4) || ' ', ' 1 ')"
                        + " where number = " + signedLine());
            case REMOVE_A_SIGNED_LINE -> sql("delete from audit.signed_head where number = " + signedLine());
            case SIGN_WITH_ANOTHER_KEY -> signAgain();
            case EMPTY_THE_LOG -> {
                sql("delete from audit.entry");
                sql("delete from audit.signed_head");
                sql("update audit.head set number = 0, hash = decode(repeat('00', 32), 'hex')");
            }
        }
        return trick + " " + chain + "/" + number;
    }

    private void changeField(int chain, long number) throws SQLException {
        String where = " where chain = " + chain + " and number = " + number;
        String field = FIELDS.get(random.nextInt(FIELDS.size()));
        String other = switch (field) {
            case "at" -> "at + interval '1 microsecond'";
            case "employer" -> "gen_random_uuid()";
            case "content" -> "jsonb_set(content, '{0,name}', '\"别人\"')";
            case "outcome" -> "case outcome when 'done' then 'read' else 'done' end";
            default -> field + " || 'x'";
        };
        sql("update audit.entry set " + field + " = " + other + where);
    }

    private void remove(int chain, long number) throws SQLException {
        sql("delete from audit.entry where chain = " + chain + " and number = " + number);
    }

    private void shift(int chain, long from, int by) throws SQLException {
        sql("update audit.entry set number = number + " + AWAY + " where chain = " + chain + " and number >= " + from);
        sql("update audit.entry set number = number - " + (AWAY - by) + " where chain = " + chain + " and number > "
                + AWAY);
    }

    private void move(int chain, long number, int toChain, long toNumber) throws SQLException {
        sql("update audit.entry set chain = " + toChain + ", number = " + toNumber + " where chain = " + chain
                + " and number = " + number);
    }

    private void copy(int chain, long number, int toChain, long toNumber) throws SQLException {
        sql("insert into audit.entry select " + toChain + ", " + toNumber
                + ", at, account, name, role, employer, request, address, route, outcome, action, content, hash"
                + " from audit.entry where chain = " + chain + " and number = " + number);
    }

    /** The head follows the last row, as it would. */
    private void head(int chain) throws SQLException {
        sql("update audit.head h set number = coalesce((select max(number) from audit.entry where chain = h.chain), 0),"
                + " hash = coalesce((select hash from audit.entry where chain = h.chain order by number desc limit 1),"
                + " decode(repeat('00', 32), 'hex')) where chain = " + chain);
    }

    private void seal(int chain, long from, long to, boolean withHead) throws SQLException {
        byte[][] previous = {hash(chain, from - 1)};
        List<AuditRow> rows = new ArrayList<>();
        read(chain, from, to, rows::add);
        for (AuditRow row : rows) {
            previous[0] = row.hashAfter(previous[0]);
            sql("update audit.entry set hash = decode('" + HexFormat.of().formatHex(previous[0])
                    + "', 'hex') where chain = " + chain + " and number = " + row.number());
        }
        if (withHead) {
            head(chain);
        }
    }

    private byte[] hash(int chain, long number) throws SQLException {
        byte[][] hash = {AuditRow.beginning()};
        read(chain, number, number, row -> hash[0] = row.hash());
        return hash[0];
    }

    private void read(int chain, long from, long to, Consumer<AuditRow> reader) throws SQLException {
        new StoredLog(connection).rows("chain = ? and number between ? and ?", reader, chain, from, to);
    }

    private void signAgain() throws SQLException {
        SignedHeads old = SignedHeads.of(new StoredLog(connection).signedLines().getLast());
        SignedHeads forged = SignedHeads.sign(
                stranger, old.number(), Instant.EPOCH, old.previous(), new StoredLog(connection).heads());
        try (PreparedStatement update =
                connection.prepareStatement("update audit.signed_head set line = ? where number = ?")) {
            update.setString(1, forged.line());
            update.setLong(2, old.number());
            update.executeUpdate();
        }
    }

    private int chain() throws SQLException {
        int chain = random.nextInt(AuditRow.CHAINS);
        while (last(chain) < 3) {
            chain = (chain + 1) % AuditRow.CHAINS;
        }
        return chain;
    }

    private long last(int chain) throws SQLException {
        return one("select coalesce(max(number), 0) from audit.entry where chain = " + chain);
    }

    private long signedLine() throws SQLException {
        return 1 + random.nextLong(one("select max(number) from audit.signed_head"));
    }

    private long one(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void sql(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
