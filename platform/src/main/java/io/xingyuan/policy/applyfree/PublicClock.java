package io.xingyuan.policy.applyfree;

import io.xingyuan.calendar.TimeLimit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** 公开时限: one of the two promises that the park makes in public, with the document that it rests on. */
record PublicClock(Key key, int amount, Basis basis, int version, String updatedBy, Instant updatedAt) {

    /**
     * 依据.
     *
     * @param own whether it is the local authority's rule or commitment; else it is taken from elsewhere by analogy
     * @param from first day on which it holds; null where the document does not say
     * @param until last day; null likewise
     */
    record Basis(
            String source,
            boolean own,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {

        boolean includes(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
        }
    }

    /** 哪个时限: from what until what it runs. */
    enum Key {
        PUSH("推送时限", "从生成名单之日起，到推送给企业"),
        PAY("到账时限", "从企业确认之日起，到资金到账");

        private final String label;
        private final String span;

        Key(String label, String span) {
            this.label = label;
            this.span = span;
        }

        /** Chinese; translated when drawn. */
        String label() {
            return label;
        }

        String span() {
            return span;
        }

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Key of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }

    TimeLimit limit() {
        return TimeLimit.workingDays(amount, basis.source());
    }
}
