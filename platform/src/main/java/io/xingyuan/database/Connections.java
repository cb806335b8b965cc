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

/** Opens the pool, and refuses a database on which the program would work wrongly. */
final class Connections {

    private static final Set<String> WRONG_ACCOUNT = Set.of("28P01", "28000");

    private Connections() {}

    static HikariDataSource open(DatabaseAddress address, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("database");
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(Math.min(4, connections));
        config.setConnectionTimeout(10_000);
        config.setInitializationFailTimeout(1);
        config.addDataSourceProperty("ApplicationName", "xingyuan");
        config.addDataSourceProperty("connectTimeout", "10");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        HikariDataSource pool = pool(config, address);
        try {
            requireChineseSearch(pool);
            return pool;
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private static HikariDataSource pool(HikariConfig config, DatabaseAddress address) {
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            if (e.getCause() instanceof SQLException cause
                    && WRONG_ACCOUNT.contains(String.valueOf(cause.getSQLState()))) {
                throw new StartupRefusal(
                        Obstacle.DATABASE,
                        "数据库 " + address + " 拒绝登录，请检查用户名和密码",
                        "the database " + address + " refuses the sign-in; check user and password",
                        e);
            }
            throw new StartupRefusal(
                    Obstacle.DATABASE,
                    "连不上数据库 " + address + "，请检查地址、网络和数据库是否已启动",
                    "cannot reach the database " + address + "; check address, network and whether it runs",
                    e);
        }
    }

    /** With a locale of plain C, trigrams of Chinese text are silently empty and searches find nothing. */
    private static void requireChineseSearch(HikariDataSource pool) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
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
