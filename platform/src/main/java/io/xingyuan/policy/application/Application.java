package io.xingyuan.policy.application;

import io.xingyuan.casework.CaseId;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.policy.fund.PaymentId;
import io.xingyuan.policy.programme.Programme;
import io.xingyuan.policy.programme.ProgrammeId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 申报: what one enterprise asks for under one programme. */
record Application(
        ApplicationId id,
        ProgrammeId programme,
        Whom whom,
        ApplicationStatus status,
        Draft draft,
        @Nullable Submission submission,
        @Nullable Decision decision,
        Touched touched) {

    /** The kind of its cases and of its attachments. */
    static final String KIND = Programme.CASES;

    /** 补充说明, among its materials and what a correction opens. */
    static final String STATEMENT = "statement";

    static final String STATEMENT_LABEL = "补充说明";

    /**
     * 申报对象.
     *
     * @param subject the enterprise's own id, or that of its product, project, platform or team
     * @param subjectName empty for the enterprise itself
     */
    record Whom(
            EnterpriseId enterprise,
            String enterpriseName,
            String park,
            ClauseId clause,
            UUID subject,
            String subjectName) {

        String named() {
            return subjectName.isEmpty() ? enterpriseName : enterpriseName + " · " + subjectName;
        }
    }

    /**
     * 填报内容.
     *
     * @param answers what was typed, by field
     * @param reopened during a correction what may be changed: fields, evidence slots, the statement
     * @param asked during a correction what the officer wrote
     */
    record Draft(Map<String, String> answers, String statement, Set<String> reopened, String asked) {

        Draft {
            answers = Map.copyOf(answers);
            reopened = Set.copyOf(reopened);
        }
    }

    /**
     * 提交.
     *
     * @param code with the number opens the public look-up
     * @param limitFen the most that may be granted
     * @param tiers what the limit is for; null for what was handed in before this was kept
     */
    record Submission(
            CaseId caseId,
            String number,
            String code,
            Frozen frozen,
            long limitFen,
            @Nullable Tiers tiers,
            Instant at) {}

    /**
     * 档次: the tiers that an amount is for.
     *
     * @param above the highest one awarded before
     * @param reached the highest one reached; the same where none is new, 0 where the clause has none
     */
    record Tiers(int above, int reached) {

        static final Tiers NONE = new Tiers(0, 0);

        boolean none() {
            return reached <= above;
        }
    }

    /**
     * 核定.
     *
     * @param reason why it is less than the limit; empty when it is not
     * @param grantedAt when the second person approved it; null until then
     * @param paidAt when some of it had arrived; null until then, and again when it came back
     */
    record Decision(
            long fen,
            String reason,
            String account,
            String by,
            PaymentId payment,
            @Nullable Instant grantedAt,
            @Nullable Instant paidAt) {}

    /** 改动. */
    record Touched(int version, Instant at, String by, boolean demo) {}

    String path() {
        return "/applications/" + id;
    }

    int version() {
        return touched.version();
    }

    /** Whether the statement may be written now. */
    boolean takesStatement() {
        return status == ApplicationStatus.DRAFT
                || (status == ApplicationStatus.CORRECTING && draft.reopened().contains(STATEMENT));
    }

    /** What the slot of one line of the evidence is called. */
    static String slot(int line) {
        return "e" + line;
    }
}
