package io.xingyuan.casework;

import io.xingyuan.calendar.Light;
import io.xingyuan.kernel.EnterpriseId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 事项现状: where a case stands today.
 *
 * @param code with the number opens the public look-up
 * @param due the last day of the current stage; null without a limit, while it is paused, or closed
 * @param dueText as it is written for the reader, with 暂定 where its year is not announced; empty for none
 * @param holder who has it now
 * @param asked what the applicant has to mend, empty for nothing
 * @param mendBy the last day for that; null for none
 * @param mendByText as it is written for the reader
 */
public record CaseState(
        CaseId id,
        String number,
        String code,
        String procedure,
        int procedureVersion,
        String kind,
        String subject,
        String title,
        @Nullable EnterpriseId enterprise,
        String applicant,
        CaseStatus status,
        String stage,
        String stageName,
        @Nullable LocalDate due,
        String dueText,
        @Nullable Light light,
        String holder,
        String asked,
        @Nullable LocalDate mendBy,
        String mendByText,
        Instant openedAt,
        @Nullable Instant closedAt) {}
