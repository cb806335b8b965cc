package io.xingyuan.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.xingyuan.startup.Obstacle;
import io.xingyuan.startup.StartupRefusal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/** Opens connections, and refuses a database on which the program would work wrongly. */
final class Connections {

    private static final Set<String> WRONG_ACCOUNT = Set.of("28P01", "28000");

    /** It starts, stops, recovers, or has no connection to spare. */
    private static final Set<String> NOT_NOW = Set.of("57P01", "57P02", "57P03", "53300");

    /** Class 08 of SQL: there is no connection. */
    private static final String UNREACHED = "08";

    private static final int OLDEST = 150_000;

    /** A database that says nothing for so long is gone; whoever waits is told so instead of waiting for ever. */
    private static final String PATIENCE_SECONDS = "900";

    private Connections() {}

    /** The owner's first connection: says what is wrong before anything is changed. */
    static void examine(DatabaseAddress owner) {
        try (Connection connection = owner.connect();
                Statement statement = connection.createStatement()) {
            requireVersion(statement);
            requireWhole(connection);
            requireChineseSearch(statement);
        } catch (SQLException e) {
            throw refusal(owner, e);
        }
    }

    /** A pool whose connections begin a transaction with their first statement: nothing runs outside one. */
    static HikariDataSource pool(String name, DatabaseAddress address, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(address.url());
        config.setDataSourceProperties(address.properties());
        config.addDataSourceProperty("socketTimeout", PATIENCE_SECONDS);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(Math.max(1, connections / 5));
        config.setAutoCommit(false);
        config.setConnectionTimeout(10_000);
        config.setInitializationFailTimeout(1);
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw refusal(address, e.getCause() instanceof SQLException cause ? cause : new SQLException(e));
        }
    }

    static StartupRefusal refusal(DatabaseAddress address, SQLException cause) {
        if (isWrongAccount(cause)) {
            return new StartupRefusal(
                    Obstacle.DATABASE,
                    "数据库 " + address + " 拒绝登录，请检查用户名和密码",
                    "the database " + address + " refuses the sign-in; check user and password",
                    cause);
        }
        return new StartupRefusal(
                isAway(cause) ? Obstacle.DATABASE_AWAY : Obstacle.DATABASE,
                "连不上数据库 " + address + "，请检查地址、网络和数据库是否已启动",
                "cannot reach the database " + address + "; check address, network and whether it runs",
                cause);
    }

    static boolean isWrongAccount(SQLException cause) {
        return WRONG_ACCOUNT.contains(String.valueOf(cause.getSQLState()));
    }

    private static boolean isAway(SQLException cause) {
        String state = String.valueOf(cause.getSQLState());
        return state.startsWith(UNREACHED) || NOT_NOW.contains(state);
    }

    private static void requireVersion(Statement statement) throws SQLException {
        try (ResultSet version = statement.executeQuery(
                "select current_setting('server_version_num')::int, current_setting('server_version')")) {
            version.next();
            if (version.getInt(1) < OLDEST) {
                throw new StartupRefusal(
                        Obstacle.DATABASE,
                        "数据库是 PostgreSQL " + version.getString(2) + "，需要 15 或更新版本",
                        "the database is PostgreSQL " + version.getString(2) + "; 15 or newer is needed");
            }
        }
    }

    /** Half of a restore looks like an empty system. */
    private static void requireWhole(Connection connection) throws SQLException {
        if (RestoreMark.find(connection).isPresent()) {
            throw new StartupRefusal(
                    Obstacle.DATABASE,
                    "这个数据库的恢复没有做完，请重新执行 restore：它会清理中断的部分，从头恢复",
                    "the restore of this database was cut off; run restore again: it clears what is half and begins anew");
        }
    }

    /** With a locale of plain C, trigrams of Chinese text are silently empty and searches find nothing. */
    private static void requireChineseSearch(Statement statement) {
        try {
            statement.execute("create extension if not exists pg_trgm with schema public");
            try (ResultSet trigrams = statement.executeQuery("select cardinality(show_trgm('医疗器械'))")) {
                trigrams.next();
                if (trigrams.getInt(1) == 0) {
                    throw new StartupRefusal(
                            Obstacle.DATABASE,
                            "数据库的区域设置不支持中文检索，请用 UTF8 编码和 C.UTF-8（或 zh_CN.UTF-8）区域重新建库",
                            "the database's locale cannot search Chinese; create it with encoding UTF8 and locale"
                                    + " C.UTF-8 or zh_CN.UTF-8");
                }
            }
        } catch (SQLException e) {
            throw new StartupRefusal(
                    Obstacle.DATABASE,
                    "数据库缺少扩展 pg_trgm，请由管理员执行 create extension pg_trgm",
                    "the database lacks the extension pg_trgm; have its administrator run create extension pg_trgm",
                    e);
        }
    }
}
