package io.xingyuan.engine;

/**
 * 待补事实: a fact that is missing, stale or in conflict and still matters.
 *
 * @param year calendar year, or {@link Facts#NO_YEAR}
 * @param reason MISSING, STALE, CONFLICTING, or NEEDS_JUDGEMENT for a decision not yet taken
 * @param decides whether it can change the state; false when it only changes the amount
 */
public record MissingFact(
        FactDefinition definition, int year, String subjectId, UnknownReason reason, boolean decides) {}
