package io.xingyuan.policy.programme;

import io.xingyuan.engine.ClauseId;
import io.xingyuan.policy.Amounts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 兑现安排: one clause opened for a year. */
public record Programme(ProgrammeId id, Terms terms, Signatures signatures, ProgrammeStatus status, int version) {

    /** The kind of the cases that applications become. */
    public static final String CASES = "application";

    /** The procedure that applications go through where nobody chooses another. */
    public static final String USUAL_PROCEDURE = "application";

    /**
     * 安排内容: what the officer sets.
     *
     * @param notice what the public reads beside the clause
     * @param closes the last day, until midnight in Beijing
     * @param pool of the money; null until one is chosen
     * @param fen what is set aside for this programme
     * @param procedure code of the procedure that its applications go through
     * @param evidence what applicants hand in, in this order
     */
    public record Terms(
            ClauseId clause,
            int year,
            String title,
            String notice,
            LocalDate opens,
            LocalDate closes,
            @Nullable UUID pool,
            long fen,
            String procedure,
            List<String> evidence,
            String contact,
            String phone) {

        public Terms {
            evidence = List.copyOf(evidence);
        }

        /** The office and its telephone number. */
        public String whomToAsk() {
            return contact + " " + phone;
        }

        /** For the log, by Chinese name. */
        Map<String, Object> fields() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("条款", clause);
            fields.put("年度", year);
            fields.put("名称", title);
            fields.put("申报说明", notice);
            fields.put("开始受理", opens);
            fields.put("截止受理", closes);
            fields.put("资金池", pool == null ? "" : pool);
            fields.put("安排金额", Amounts.words(fen));
            fields.put("办理流程", procedure);
            fields.put("材料清单", String.join("；", evidence));
            fields.put("咨询", contact);
            fields.put("咨询电话", phone);
            return fields;
        }
    }

    /** 签署: who drafted, published and closed it, and what has been granted under it. */
    public record Signatures(
            String draftedBy,
            String draftedName,
            @Nullable String publishedName,
            @Nullable Instant publishedAt,
            @Nullable String closedName,
            @Nullable Instant closedAt,
            @Nullable String closedReason,
            long grantedFen,
            boolean demo) {}

    /** Whether applications are taken on a day. */
    public boolean open(LocalDate today) {
        return status == ProgrammeStatus.PUBLISHED && !today.isBefore(terms.opens()) && !today.isAfter(terms.closes());
    }

    /** What may still be granted under it. */
    public long leftFen() {
        return terms.fen() - signatures.grantedFen();
    }

    public String path() {
        return "/programmes/" + id;
    }

    /** Its page for everybody. */
    public String callPath() {
        return "/calls/" + id;
    }
}
