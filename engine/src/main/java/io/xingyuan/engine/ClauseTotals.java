package io.xingyuan.engine;

/**
 * 条款合计: what one clause comes to.
 *
 * @param eligible subjects that meet it
 * @param asked before any budget
 * @param bands after the budgets
 * @param cuts how the budgets met its eligible claims
 */
public record ClauseTotals(Clause clause, int eligible, MoneyBands asked, MoneyBands bands, Cuts cuts) {

    /** 累计: the sums of one clause while its claims come by. */
    static final class Sums {

        private final Clause clause;
        private int eligible;
        private long unstated;
        private long askedCertain;
        private long askedCeiling;
        private long certain;
        private long ceiling;
        private long pending;
        private long full;
        private long fullFen;
        private long part;
        private long partFen;
        private long cutFen;
        private long none;
        private long noneFen;

        Sums(Clause clause) {
            this.clause = clause;
        }

        void subject(State state, boolean figure) {
            eligible += state == State.ELIGIBLE ? 1 : 0;
            unstated += state != State.INELIGIBLE && !figure && clause.amount() != null ? 1 : 0;
        }

        void pending(long fen) {
            pending = Math.addExact(pending, fen);
        }

        void claim(long asked, long given, boolean exact) {
            if (exact) {
                askedCertain = Math.addExact(askedCertain, asked);
                certain += given;
            } else {
                askedCeiling = Math.addExact(askedCeiling, asked);
                ceiling += given;
            }
            if (asked == 0) {
                return;
            }
            if (given == asked) {
                full++;
                fullFen += given;
            } else if (given == 0) {
                none++;
                noneFen += asked;
            } else {
                part++;
                partFen += given;
                cutFen += asked - given;
            }
        }

        ClauseTotals totals() {
            return new ClauseTotals(
                    clause,
                    eligible,
                    new MoneyBands(askedCertain, askedCeiling, pending, unstated),
                    new MoneyBands(certain, ceiling, pending, unstated),
                    new Cuts(full, fullFen, part, partFen, cutFen, none, noneFen));
        }
    }
}
