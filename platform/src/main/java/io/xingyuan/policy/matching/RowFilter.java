package io.xingyuan.policy.matching;

import io.xingyuan.enterprise.EnterpriseSummary;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.SearchName;
import io.xingyuan.policy.Outcome;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * 行筛选: which rows are shown, as it stands in the address. Empty text means no limit, and so does nonsense.
 *
 * @param q part of a name, pinyin initials or credit code
 * @param park null when the address says nothing: then the park of the top bar
 * @param state path of an {@link Outcome}
 * @param band path of a {@link MoneyBand}
 * @param missing code of a fact that a row lacks
 */
record RowFilter(
        String q,
        @Nullable String park,
        String state,
        String chain,
        String segment,
        String size,
        String band,
        String missing) {

    private static final int LONGEST = 60;

    @SuppressWarnings("TooManyParameters") // bound by name from the address
    RowFilter(
            @Nullable String q,
            @Nullable String park,
            @Nullable String state,
            @Nullable String chain,
            @Nullable String segment,
            @Nullable String size,
            @Nullable String band,
            @Nullable String missing) {
        this.q = given(q);
        this.park = park == null ? null : given(park);
        this.state = given(state);
        this.chain = given(chain);
        this.segment = given(segment);
        this.size = given(size);
        this.band = given(band);
        this.missing = given(missing);
    }

    static final RowFilter NONE = new RowFilter(null, null, null, null, null, null, null, null);

    static String given(@Nullable String value) {
        String stripped = value == null ? "" : value.strip().replace("\0", "");
        return stripped.length() > LONGEST ? stripped.substring(0, LONGEST) : stripped;
    }

    /** The same with the park of the top bar where the address names none. */
    RowFilter within(Optional<ParkId> chosen) {
        String named = park == null ? chosen.map(ParkId::value).orElse("") : park;
        return new RowFilter(q, named, state, chain, segment, size, band, missing);
    }

    String parkCode() {
        return park == null ? "" : park;
    }

    Optional<Outcome> outcome() {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.path().equals(state))
                .findFirst();
    }

    Optional<MoneyBand> moneyBand() {
        return MoneyBand.at(band);
    }

    /** Whether anything but the park narrows the rows. */
    boolean narrowed() {
        return !(q + state + chain + segment + size + band + missing).isEmpty();
    }

    /** Whether a filter that stands on the second line of the query bar is set. */
    boolean detailed() {
        return !(segment + size).isEmpty();
    }

    Predicate<Resident> residents() {
        String plain = SearchName.plain(q);
        String code = plain.toUpperCase(Locale.ROOT);
        return resident -> {
            EnterpriseSummary summary = resident.summary();
            return is(parkCode(), summary.park().value())
                    && is(chain, summary.chainPosition())
                    && is(segment, summary.chainSegment())
                    && is(size, summary.sizeClass())
                    && (plain.isEmpty()
                            || resident.plain().contains(plain)
                            || resident.initials().contains(plain)
                            || summary.creditCode().contains(code));
        };
    }

    /** What is left of the rows: their state, their band. Facts that a row lacks take longer to find; see {@link Matching}. */
    Predicate<Match> rows() {
        Optional<Outcome> wanted = outcome();
        Optional<MoneyBand> part = moneyBand();
        return match -> (wanted.isEmpty() || match.outcome() == wanted.get())
                && (part.isEmpty() || part.get().of(match.money()) > 0);
    }

    private static boolean is(String wanted, @Nullable String value) {
        return wanted.isEmpty() || wanted.equals(value);
    }
}
