package io.xingyuan.cluster;

import io.xingyuan.engine.Amount;
import io.xingyuan.engine.Clause;
import io.xingyuan.engine.ClauseColumn;
import io.xingyuan.engine.UnknownReason;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** 一行结果: what one clause says of one subject, as a row of {@link Findings#SCHEMA}. */
final class Answer {

    private Answer() {}

    static Row row(
            Stretch.Subject subject,
            int number,
            ClauseColumn column,
            int row,
            @Nullable String missing,
            @Nullable Long counted) {
        Clause clause = column.clause();
        return RowFactory.create(
                subject.enterprise(),
                clause.entity().name(),
                subject.ordinal(),
                subject.id(),
                subject.name(),
                number,
                clause.id().toString(),
                clause.title(),
                column.state(row).name(),
                column.reasons(row).stream().mapToInt(Answer::bit).sum(),
                orNull(column.fen(row), ClauseColumn.NO_AMOUNT),
                kind(clause),
                column.isBound(row),
                orNull(column.floorFen(row), ClauseColumn.NO_AMOUNT),
                column.tiers(row),
                orNull(column.distance(row), ClauseColumn.NO_DISTANCE),
                missing,
                counted);
    }

    static @Nullable String kind(Clause clause) {
        Amount amount = clause.amount();
        return amount == null ? null : amount.kind().name();
    }

    private static @Nullable Long orNull(long value, long none) {
        return value == none ? null : Long.valueOf(value);
    }

    private static int bit(UnknownReason reason) {
        return switch (reason) {
            case MISSING -> 1;
            case STALE -> 2;
            case CONFLICTING -> 4;
            case NEEDS_JUDGEMENT -> 8;
        };
    }
}
