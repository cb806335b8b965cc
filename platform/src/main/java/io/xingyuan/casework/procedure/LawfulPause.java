package io.xingyuan.casework.procedure;

/**
 * 不计时事由: a reason for which a stage's clock may stand still.
 *
 * @param source which article says so
 */
public record LawfulPause(String reason, String source) {

    /** 补正: the applicant has something to mend. */
    public static final String CORRECTION = "申请人补正";

    /** 异议: an objection against what was published waits for its answer. */
    public static final String OBJECTION = "公示异议处理";

    /** 专家评审: experts from outside are asked. */
    public static final String EXPERTS = "专家评审";

    /** Whether it begins and ends with what it waits for, and not by anybody's word. */
    public static boolean endsByItself(String reason) {
        return reason.equals(CORRECTION) || reason.equals(OBJECTION);
    }
}
