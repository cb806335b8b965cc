package io.xingyuan.policy.applyfree;

import io.xingyuan.policy.Amounts;
import java.util.Arrays;
import java.util.Map;

/** 轮次行: a run in the list, with how far it is. */
record RunRow(Run run, Map<OfferStatus, Offers.Sum> sums) {

    private Offers.Sum sum(Part... parts) {
        return Arrays.stream(parts).map(part -> RunPage.sum(sums, part)).reduce(Offers.Sum.NOTHING, Offers.Sum::plus);
    }

    long listed() {
        return sum(Part.LISTED).number();
    }

    long asking() {
        return sum(Part.ASKING).number();
    }

    long underWay() {
        return sum(Part.QUEUE, Part.UNDER_WAY).number();
    }

    long done() {
        return sum(Part.DONE).number();
    }

    String paid() {
        return Amounts.words(sum(Part.DONE).fen());
    }
}
