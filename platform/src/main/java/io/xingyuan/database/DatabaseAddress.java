package io.xingyuan.database;

import io.xingyuan.startup.Obstacle;
import io.xingyuan.startup.StartupRefusal;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** 数据库地址: where the database is and who asks; printed without its password. */
record DatabaseAddress(
        String url, @Nullable String user, @Nullable String password) {

    /** Reads {@code jdbc:postgresql://…} as it is, and {@code postgresql://user:password@host:port/name?options}. */
    static DatabaseAddress parse(String address) {
        try {
            if (address.startsWith("jdbc:postgresql:")) {
                return ofOptions(address);
            }
            URI uri = URI.create(address);
            if (!("postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme()))
                    || uri.getHost() == null) {
                throw refusal();
            }
            String url = "jdbc:postgresql://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
                    + (uri.getRawPath() == null ? "/" : uri.getRawPath())
                    + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
            if (uri.getRawUserInfo() == null) {
                return ofOptions(url);
            }
            String[] account = uri.getRawUserInfo().split(":", 2);
            return new DatabaseAddress(url, decode(account[0]), account.length < 2 ? null : decode(account[1]));
        } catch (IllegalArgumentException e) {
            throw refusal(); // its message would repeat the password
        }
    }

    /** Takes user and password out of the options: there they would outrank every other account. */
    private static DatabaseAddress ofOptions(String url) {
        int mark = url.indexOf('?');
        if (mark < 0) {
            return new DatabaseAddress(url, null, null);
        }
        String user = null;
        String password = null;
        List<String> others = new ArrayList<>();
        for (String option : url.substring(mark + 1).split("&", -1)) {
            if (option.startsWith("user=")) {
                user = URLDecoder.decode(option.substring(5), StandardCharsets.UTF_8);
            } else if (option.startsWith("password=")) {
                password = URLDecoder.decode(option.substring(9), StandardCharsets.UTF_8);
            } else if (!option.isEmpty()) {
                others.add(option);
            }
        }
        String bare = url.substring(0, mark) + (others.isEmpty() ? "" : "?" + String.join("&", others));
        return new DatabaseAddress(bare, user, password);
    }

    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static StartupRefusal refusal() {
        return new StartupRefusal(
                Obstacle.DATABASE,
                "XINGYUAN_DATABASE_URL 写法有误，应为 postgresql://用户:密码@主机:端口/库名",
                "XINGYUAN_DATABASE_URL should read postgresql://user:password@host:port/database");
    }

    /** With user and password in it; never to be printed. */
    String secretUrl() {
        return user == null
                ? url
                : url + (url.contains("?") ? "&" : "?") + "user=" + encode(user)
                        + (password == null ? "" : "&password=" + encode(password));
    }

    private static String encode(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8);
    }

    /** The same database for another account. */
    DatabaseAddress as(String otherUser, String otherPassword) {
        return new DatabaseAddress(url, otherUser, otherPassword);
    }

    /** What every connection says of itself. */
    Properties properties() {
        Properties properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        properties.setProperty("ApplicationName", "xingyuan");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("tcpKeepAlive", "true");
        return properties;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, properties());
    }

    @Override
    public String toString() {
        return url.replaceFirst("^jdbc:", "").replaceFirst("\\?.*", "");
    }
}
