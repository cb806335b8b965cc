package io.xingyuan.database;

import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Side;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * 两侧数据源: gives each asker a connection of its side. A transaction's connection may write; one that is asked for
 * outside a transaction only reads.
 */
final class Sides extends AbstractDataSource {

    private static final ScopedValue<Side> PINNED = ScopedValue.newInstance();
    private static final ScopedValue<Boolean> BEGINNING = ScopedValue.newInstance();

    /** Is no park's code. */
    private static final String NO_PARK = "-";

    private static final String ABSENT = Sides.class.getName() + ".absent";

    private final DataSource enterprise;
    private final DataSource park;
    private final String enterpriseAccount;
    private final Side.Current current;

    Sides(DataSource enterprise, DataSource park, SideAccounts accounts, Side.Current current) {
        this.enterprise = enterprise;
        this.park = park;
        this.enterpriseAccount = accounts.enterprise().name();
        this.current = current;
    }

    Side now() {
        return PINNED.isBound() ? PINNED.get() : current.now();
    }

    /** Runs with this side, whoever is signed in. */
    static <T, X extends Throwable> T on(Side side, ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(PINNED, side).call(work);
    }

    /** Runs the beginning of a transaction: the side of this moment is that of the whole transaction. */
    void begin(Runnable beginning) {
        ScopedValue.where(PINNED, now()).where(BEGINNING, true).run(beginning);
    }

    /** Whether the current thread's transaction was begun on an enterprise's side. */
    boolean isInTransactionOfEnterprise() throws SQLException {
        return TransactionSynchronizationManager.getResource(this) instanceof ConnectionHolder transaction
                && enterpriseAccount.equals(
                        transaction.getConnection().getMetaData().getUserName());
    }

    @Override
    public Connection getConnection() throws SQLException {
        Side side = now();
        Connection connection = open(side instanceof Side.OfEnterprise ? enterprise : park);
        if (BEGINNING.isBound()) {
            return connection;
        }
        try {
            connection.setReadOnly(true); // costs nothing: the driver begins its transaction with it
            enter(connection, side);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** A request waits for an absent database once: the page that says so asks again for menu, visitor and language. */
    private static Connection open(DataSource pool) throws SQLException {
        HttpServletRequest request = RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes now
                ? now.getRequest()
                : null;
        if (request != null && request.getAttribute(ABSENT) instanceof SQLTransientConnectionException known) {
            throw known;
        }
        try {
            return pool.getConnection();
        } catch (SQLTransientConnectionException absent) {
            if (request != null) {
                request.setAttribute(ABSENT, absent);
            }
            throw absent;
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLException("there are two accounts only");
    }

    /** Tells the transaction whose rows it reaches; gone with the transaction's end. */
    static void enter(Connection connection, Side side) throws SQLException {
        switch (side) {
            case Side.OfEnterprise(var id) -> set(connection, Fences.TENANT, id == null ? "" : id.toString());
            case Side.OfPark(var parks) -> {
                if (parks != null) {
                    set(connection, Fences.PARKS, parks.isEmpty() ? NO_PARK : words(parks));
                }
            }
        }
    }

    private static String words(Set<ParkId> parks) {
        return parks.stream().map(ParkId::value).sorted().collect(Collectors.joining(","));
    }

    private static void set(Connection connection, String setting, String value) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select set_config('" + setting + "', ?, true)")) {
            statement.setString(1, value);
            statement.execute();
        }
    }
}
