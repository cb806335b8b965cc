package io.xingyuan.policy.application;

import io.xingyuan.policy.Amounts;
import io.xingyuan.policy.application.Expenditures.Twin;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * 支出: what an application counts on, and which of it others count on as well.
 *
 * @param twins in the order of the lines
 */
record Spending(List<Expenditure> lines, List<Twin> twins) {

    static final Spending NONE = new Spending(List.of(), List.of());

    /** The slot of all of it, for corrections. */
    static final String SLOT = "spending";

    Spending {
        lines = List.copyOf(lines);
        twins = List.copyOf(twins);
    }

    long fen() {
        return lines.stream().mapToLong(Expenditure::fen).sum();
    }

    /** Without what somebody else was earlier to count on: the same expenditure counts once. */
    long countedFen() {
        Set<String> taken = new HashSet<>();
        twins.stream()
                .filter(Twin::earlier)
                .forEach(twin -> taken.add(twin.own().bill()));
        return lines.stream()
                .filter(line -> !taken.contains(line.bill()))
                .mapToLong(Expenditure::fen)
                .sum();
    }

    boolean shared() {
        return !twins.isEmpty();
    }

    String total() {
        return Amounts.words(fen());
    }

    String counted() {
        return Amounts.words(countedFen());
    }
}
