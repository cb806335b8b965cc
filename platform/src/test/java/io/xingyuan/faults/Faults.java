package io.xingyuan.faults;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * 故障注入: lets a share of all statements and commits fail, wait or lose their connection, in every pool of the
 * program. Nothing fails before {@link #begin}; the seed makes the row of dice the same again.
 */
public final class Faults implements BeanPostProcessor {

    private static final Set<String> STATEMENTS = Set.of("createStatement", "prepareStatement");
    private static final String[] STATES = {"40P01", "40001", "57014", "53200", "XX000"};

    private final Random random;
    private final AtomicLong injected = new AtomicLong();
    private volatile double rate;

    public Faults(long seed) {
        this.random = new Random(seed);
    }

    /** From now on this percentage of all statements and commits is struck. */
    public void begin(double percent) {
        rate = percent / 100;
    }

    public void end() {
        rate = 0;
    }

    public long injected() {
        return injected.get();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof HikariDataSource pool)) {
            return bean;
        }
        return new DelegatingDataSource(pool) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = pool.getConnection();
                return proxy(
                        Connection.class, (self, method, arguments) -> onConnection(connection, method, arguments));
            }
        };
    }

    private @Nullable Object onConnection(Connection connection, Method method, Object @Nullable [] arguments)
            throws Throwable {
        if (method.getName().equals("commit")) {
            strike(connection);
        }
        Object result = call(connection, method, arguments);
        if (result instanceof Statement statement && STATEMENTS.contains(method.getName())) {
            Class<? extends Statement> type =
                    statement instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
            return proxy(type, (self, called, given) -> {
                if (called.getName().startsWith("execute")) {
                    strike(connection);
                }
                return call(statement, called, given);
            });
        }
        return result;
    }

    private void strike(Connection connection) throws SQLException {
        int kind;
        long pause;
        synchronized (random) {
            if (rate == 0 || random.nextDouble() >= rate) {
                return;
            }
            kind = random.nextInt(4);
            pause = random.nextLong(20, 400);
        }
        injected.incrementAndGet();
        switch (kind) {
            case 0 -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pause));
            case 1 -> {
                connection.unwrap(org.postgresql.jdbc.PgConnection.class).abort(Runnable::run);
                throw new SQLException("injected: connection lost", "08006");
            }
            default -> throw new SQLException("injected", STATES[(int) (pause % STATES.length)]);
        }
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Faults.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
