package io.xingyuan.engine;

/**
 * 输入槽: one fact in one year that a clause reads.
 *
 * @param definition never a derived fact; those are compiled in
 * @param own whether it is read from the subject itself or, if false, from its enterprise
 * @param span how {@code year} is meant
 * @param year distance from the reference year, or calendar year, or 0
 * @param judged whether it records a judgement, so that its absence means NEEDS_JUDGEMENT
 */
record Slot(FactDefinition definition, boolean own, Span span, int year, boolean judged) {

    /** 年的含义. */
    enum Span {
        TIMELESS,
        RELATIVE,
        CALENDAR
    }

    /** The calendar year to read, or {@link Facts#NO_YEAR}. */
    int yearFor(int referenceYear) {
        return span == Span.RELATIVE ? referenceYear + year : year;
    }

    /** Whether it lies in a year before the reference year, which nobody can change any more. */
    boolean isClosed() {
        return span == Span.CALENDAR || (span == Span.RELATIVE && year < 0);
    }
}
