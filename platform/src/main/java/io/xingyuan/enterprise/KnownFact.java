package io.xingyuan.enterprise;

import io.xingyuan.engine.Fact;
import io.xingyuan.engine.FactDefinition;
import io.xingyuan.engine.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 已登记的事实: one row of what is or was known, with its provenance. */
record KnownFact(
        UUID id,
        UUID subject,
        FactDefinition definition,
        int year,
        Value value,
        String source,
        LocalDate asOf,
        FactRank rank,
        String enteredBy,
        Instant enteredAt,
        @Nullable Instant supersededAt,
        boolean overruled) {

    boolean current() {
        return supersededAt == null;
    }

    Fact fact() {
        return new Fact(value, source, asOf, rank == FactRank.DECLARED, Fact.Standing.CURRENT);
    }

    /** The minute in which it was entered. */
    String entered() {
        return Happening.minute(enteredAt);
    }

    /** The value in words with its unit. */
    String shown() {
        return definition.show(value);
    }

    static Value value(FactDefinition definition, long number, @Nullable String content) {
        return switch (definition.type()) {
            case MONEY -> new Value.Money(number);
            case RATIO -> new Value.Ratio(number);
            case INTEGER -> new Value.Whole(number);
            case BOOL -> new Value.Flag(number != 0);
            case DATE -> new Value.Day(LocalDate.ofEpochDay(number));
            case CODE -> new Value.Code(content == null ? "" : content);
        };
    }
}
