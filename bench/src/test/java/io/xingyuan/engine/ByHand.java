package io.xingyuan.engine;

/** The clause as somebody would write it who knows nothing but this clause. */
record ByHand(BenchClause given) {

    /** All outputs: states, unknown reasons, distances, amounts. */
    Answers kleene() {
        int rows = given.rows();
        Answers out = Answers.room(rows);
        byte[] marks = out.marks();
        long[] fen = out.fen();
        long[] distance = out.distance();
        long[] kind = given.kind();
        long[] grade = given.grade();
        long[] deal = given.deal();
        long[] credit = given.credit();
        long meant = given.meant();
        long passed = given.passed();
        for (int i = 0; i < rows; i++) {
            long sum = deal[i];
            boolean sumKnown = !Unknown.is(sum);
            boolean hopeless = (!Unknown.is(kind[i]) && kind[i] != meant)
                    || (!Unknown.is(grade[i]) && grade[i] != passed)
                    || credit[i] == 0;
            boolean tooLittle = sumKnown && sum < 500_000_000L;
            long near = ClauseColumn.NO_DISTANCE;
            if (hopeless || tooLittle) {
                marks[i] = 1;
                near = hopeless ? near : ((500_000_000L - sum) * 1_000_000L + 499_999_999L) / 500_000_000L;
            } else {
                int reasons =
                        Unknown.mask(kind[i]) | Unknown.mask(grade[i]) | Unknown.mask(sum) | Unknown.mask(credit[i]);
                marks[i] = (byte) (reasons == 0 ? 0 : (reasons == Unknown.NEEDS_JUDGEMENT ? 3 : 2) | reasons << 2);
            }
            distance[i] = near;
            if (hopeless) {
                fen[i] = ClauseColumn.NO_AMOUNT;
            } else if (sumKnown) {
                fen[i] = Math.max(0, Math.min(Math.floorDiv(sum * 25_000, 1_000_000), 30_000_000));
            } else {
                fen[i] = 30_000_000;
                marks[i] |= 64;
            }
        }
        return out;
    }

    /** Yes or no, missing being no, and the amount of those with yes, −1 for the rest. */
    long[] twoValued() {
        int rows = given.rows();
        long[] out = new long[rows];
        long[] kind = given.kind();
        long[] grade = given.grade();
        long[] deal = given.deal();
        long[] credit = given.credit();
        long meant = given.meant();
        long passed = given.passed();
        for (int i = 0; i < rows; i++) {
            boolean yes = kind[i] == meant && grade[i] == passed && deal[i] >= 500_000_000L && credit[i] == 1;
            out[i] = yes ? Math.min(deal[i] * 25_000 / 1_000_000, 30_000_000) : -1;
        }
        return out;
    }
}
