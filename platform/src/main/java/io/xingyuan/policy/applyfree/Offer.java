package io.xingyuan.policy.applyfree;

import io.xingyuan.casework.CaseId;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.policy.Amounts;
import io.xingyuan.policy.fund.PaymentId;
import io.xingyuan.policy.programme.ProgrammeId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 应享名单的一户: what one enterprise, or one of its products and projects, is due in a run. */
record Offer(
        OfferId id,
        RunId run,
        ProgrammeId programme,
        Whom whom,
        int place,
        OfferStatus status,
        Due due,
        Standing standing,
        String reason,
        @Nullable Instant pushedAt,
        Answer answer,
        @Nullable Progress progress,
        int version) {

    /** The kind of its cases. */
    static final String KIND = "applyfree";

    /**
     * 对象.
     *
     * @param subject the enterprise's own id, or that of its product, project, platform or team
     * @param subjectName empty for the enterprise itself
     */
    record Whom(
            EnterpriseId enterprise,
            String enterpriseName,
            ParkId park,
            ClauseId clause,
            UUID subject,
            String subjectName) {

        String named() {
            return subjectName.isEmpty() ? enterpriseName : enterpriseName + " · " + subjectName;
        }
    }

    /**
     * 应兑现.
     *
     * @param fen 0 while it cannot be said
     * @param year reference year of the award
     * @param tier highest tier that it pays; 0 without tiers
     */
    record Due(long fen, int year, int tier) {

        static Due nothing(LocalDate asOf) {
            return new Due(0, yearOf(asOf), 0);
        }

        /** The year whose facts a day looks at: the last one that is over. */
        static int yearOf(LocalDate asOf) {
            return asOf.getYear() - 1;
        }
    }

    /**
     * 企业答复.
     *
     * @param account the bank account that was confirmed; null until consent
     */
    record Answer(String by, @Nullable Instant at, @Nullable UUID account, String accountShown) {}

    /** 办理: the money that was set aside and the case that decides on it. */
    record Progress(
            PaymentId payment,
            CaseId caseId,
            String caseNumber,
            @Nullable LocalDate paidOn) {}

    /** What it is due in words, with what it is the difference of where only that is due. */
    String amount() {
        return standing.difference().of(Amounts.words(due.fen()));
    }

    String path() {
        return "/apply-free/offers/" + id;
    }
}
