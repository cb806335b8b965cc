package io.xingyuan.policy.applyfree;

import io.xingyuan.engine.Clause;
import io.xingyuan.engine.Frequency;
import io.xingyuan.engine.PolicyLibrary;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 重复推送: whether another run has offered the same thing already, and what became of it. */
@Component
class Doubles {

    private final Offers offers;
    private final PolicyLibrary library;

    Doubles(Offers offers, PolicyLibrary library) {
        this.offers = offers;
        this.library = library;
    }

    /**
     * 另一轮的推送: of the same clause to the same enterprise, product or project.
     *
     * @param run its number
     * @param decided whether people have decided on it; else the data did
     */
    record Earlier(String run, OfferStatus status, int year, int tier, boolean decided) {

        /** Why nothing more is offered, in Chinese: it is kept. */
        private String why() {
            return switch (status) {
                case PUSHED -> "轮次 " + run + " 已推送，在等企业答复";
                case CONSENTED -> "轮次 " + run + " 里企业已同意，在等预留资金";
                case DECLINED -> "企业在轮次 " + run + " 里已放弃";
                case REFUSED -> "轮次 " + run + " 里经审核不予兑现";
                default -> "轮次 " + run + " 里" + status.label();
            };
        }

        private boolean waiting() {
            return status == OfferStatus.PUSHED || status == OfferStatus.CONSENTED;
        }

        private boolean counts() {
            return status != OfferStatus.REFUSED || decided;
        }
    }

    /** By subject. */
    Map<UUID, List<Earlier>> of(Run run) {
        return offers.elsewhere(run);
    }

    /**
     * Why what a run has for one would be offered twice; empty where it would not.
     *
     * @param taken whether only those count for which money is set aside or paid, as among several who have consented
     */
    String why(Run run, List<Earlier> others, Offer.Due due, boolean taken) {
        @Nullable
        Frequency frequency =
                library.clause(run.clause()).map(Clause::frequency).orElse(null);
        return others.stream()
                .filter(other -> taken ? other.status().inHand() : other.counts())
                .filter(other -> same(frequency, other, due))
                .findFirst()
                .map(Earlier::why)
                .orElse("");
    }

    /** Once for all, once for a year, or once for each tier; what is paid each time is the same in the same year. */
    private static boolean same(@Nullable Frequency frequency, Earlier other, Offer.Due due) {
        return switch (frequency) {
            case null -> other.year() == due.year();
            case YEARLY, PER_EVENT -> other.year() == due.year();
            case ONCE -> true;
            case PER_TIER -> other.waiting() || (due.tier() > 0 && other.tier() >= due.tier());
        };
    }
}
