package io.xingyuan.database;

import io.xingyuan.kernel.Side;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/** Carries out {@link io.xingyuan.kernel.OnParkSide}. */
final class ParkSideCalls implements MethodInterceptor {

    private final ObjectProvider<Sides> sides;
    private final ObjectProvider<PlatformTransactionManager> transactions;

    ParkSideCalls(ObjectProvider<Sides> sides, ObjectProvider<PlatformTransactionManager> transactions) {
        this.sides = sides;
        this.transactions = transactions;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation call) throws Throwable {
        if (!sides.getObject().isInTransactionOfEnterprise()) {
            return Sides.<@Nullable Object, Throwable>on(Side.PARK, call::proceed);
        }
        PlatformTransactionManager manager = transactions.getObject();
        TransactionStatus aside = manager.getTransaction(
                new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NOT_SUPPORTED));
        try {
            return Sides.<@Nullable Object, Throwable>on(Side.PARK, call::proceed);
        } finally {
            manager.rollback(aside); // there is none: lets the outer one go on
        }
    }
}
