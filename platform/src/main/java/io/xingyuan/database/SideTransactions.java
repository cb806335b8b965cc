package io.xingyuan.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/** 分侧事务: begins each transaction on the side of the one who begins it. */
final class SideTransactions extends JdbcTransactionManager {

    private static final long serialVersionUID = 1;

    private final transient Sides sides;

    SideTransactions(Sides sides) {
        super(sides);
        this.sides = sides;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        sides.begin(() -> super.doBegin(transaction, definition));
    }

    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        Sides.enter(connection, sides.now());
    }
}
