package io.xingyuan.policy.fund;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 期次: one of several payments of the same award.
 *
 * @param fen more than 0
 * @param notBefore first day on which it may be gathered into a batch; null for any
 * @param condition what somebody has to confirm before; empty for nothing
 */
public record Part(long fen, @Nullable LocalDate notBefore, String condition) {}
