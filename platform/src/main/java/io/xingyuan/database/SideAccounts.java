package io.xingyuan.database;

import io.xingyuan.startup.Obstacle;
import io.xingyuan.startup.StartupRefusal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 两侧账号: the two database accounts under which the program works. Neither owns anything nor passes the policies; the
 * owner's account only prepares. Made on the first start, or by the administrator where the owner may not.
 */
record SideAccounts(DatabaseAddress owner, SideAccount enterprise, SideAccount park) {

    private static final String MARK = "杏园";
    private static final long LOCK = 7_013_925_118_040_001L;

    /**
     * Makes what is missing.
     *
     * @param installation beginning of the accounts' names, null for the database's name
     * @param secret from which their passwords follow, null for the owner's password
     */
    static SideAccounts prepare(DatabaseAddress owner, @Nullable String installation, @Nullable String secret) {
        String key = secret == null ? owner.password() : secret;
        if (key == null || key.isEmpty()) {
            throw new StartupRefusal(
                    Obstacle.DATABASE,
                    "数据库地址中没有密码，请用 XINGYUAN_DATABASE_SECRET 设置一个不少于 32 位的随机密钥（同一数据库的各个进程须相同）",
                    "the database's address has no password; set XINGYUAN_DATABASE_SECRET to a random secret of 32"
                            + " characters or more, the same for all processes on this database");
        }
        try (Connection connection = owner.connect()) {
            connection.setAutoCommit(false);
            lock(connection);
            String name = installation == null ? text(connection, "select current_database()") : installation;
            SideAccounts accounts = new SideAccounts(
                    owner,
                    SideAccount.of(name, SideAccount.ENTERPRISE, key),
                    SideAccount.of(name, SideAccount.PARK, key));
            accounts.make(connection);
            connection.commit();
            return accounts;
        } catch (SQLException e) {
            throw Connections.refusal(owner, e);
        }
    }

    /** Several processes may start at once. */
    static void lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
        }
    }

    private void make(Connection connection) throws SQLException {
        List<String> missing = new ArrayList<>();
        for (SideAccount account : List.of(enterprise, park)) {
            missing.addAll(missing(connection, account));
        }
        if (missing.isEmpty()) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            for (String sql : missing) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw refusal(missing, e);
        }
    }

    /** The statements that give the account what it lacks. */
    private List<String> missing(Connection connection, SideAccount account) throws SQLException {
        List<String> missing = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                select r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication,
                    coalesce(shobj_description(r.oid, 'pg_authid'), '') like ? || '%',
                    has_database_privilege(r.oid, current_database(), 'connect')
                from pg_catalog.pg_roles r where r.rolname = ?""")) {
            statement.setString(1, MARK);
            statement.setString(2, account.name());
            try (ResultSet found = statement.executeQuery()) {
                if (!found.next()) {
                    missing.add("create role " + account.quoted() + " login password '" + account.verifier() + "'");
                    missing.add("comment on role " + account.quoted() + " is '" + MARK + "：数据库的程序账号'");
                    missing.add("grant connect on database " + database(connection) + " to " + account.quoted());
                    return missing;
                }
                if (found.getBoolean(1)) {
                    missing.add("alter role " + account.quoted()
                            + " nosuperuser nobypassrls nocreaterole nocreatedb noreplication");
                }
                if (!found.getBoolean(3)) {
                    missing.add("grant connect on database " + database(connection) + " to " + account.quoted());
                }
                if (missing.isEmpty() && !signsIn(account)) {
                    String password = "alter role " + account.quoted() + " login password '" + account.verifier() + "'";
                    if (!found.getBoolean(2)) {
                        throw refusal(List.of(password), null); // perhaps somebody else's
                    }
                    missing.add(password);
                }
            }
        }
        return missing;
    }

    private static String database(Connection connection) throws SQLException {
        return text(connection, "select quote_ident(current_database())");
    }

    private boolean signsIn(SideAccount account) throws SQLException {
        try (Connection own = owner.as(account.name(), account.password()).connect()) {
            return own.isValid(10);
        } catch (SQLException e) {
            if (Connections.isWrongAccount(e)) {
                return false;
            }
            throw e;
        }
    }

    private static StartupRefusal refusal(List<String> missing, @Nullable SQLException cause) {
        String sql = String.join(";\n  ", missing) + ";";
        return new StartupRefusal(
                Obstacle.DATABASE,
                "数据库账号无权建立程序账号，请由数据库管理员执行以下语句后重新启动（语句中不含口令本身）：\n  " + sql,
                "the database account may not create the program's accounts; have the administrator run the statements"
                        + " above (they do not hold the passwords themselves), then start again",
                cause);
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    DatabaseAddress ofEnterprise() {
        return owner.as(enterprise.name(), enterprise.password());
    }

    DatabaseAddress ofPark() {
        return owner.as(park.name(), park.password());
    }
}
