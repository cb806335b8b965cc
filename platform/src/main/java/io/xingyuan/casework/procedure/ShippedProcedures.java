package io.xingyuan.casework.procedure;

import io.xingyuan.audit.Audit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 随系统提供的流程: put on the books where they are absent, before anything begins that works by them; from then on
 * the park changes them as its own.
 */
@Component
@Order(0)
class ShippedProcedures implements ApplicationRunner {

    private final Procedures procedures;
    private final TransactionOperations transaction;
    private final Audit audit;

    ShippedProcedures(Procedures procedures, TransactionOperations transaction, Audit audit) {
        this.procedures = procedures;
        this.transaction = transaction;
        this.audit = audit;
    }

    static List<Procedure> all() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath:procedures/*.json"))
                    .map(ShippedProcedures::read)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Procedure read(Resource file) {
        try {
            return Procedures.read(file.getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void run(ApplicationArguments arguments) {
        for (Procedure procedure : all()) {
            if (!procedures.has(procedure.key())) {
                transaction.executeWithoutResult(status -> {
                    audit.record("载入随系统提供的流程", "流程", procedure.key(), procedure.title());
                    procedures.add(procedure, Draft.Status.PUBLISHED, "", "随系统提供");
                });
            }
        }
    }
}
