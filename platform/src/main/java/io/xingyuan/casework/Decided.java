package io.xingyuan.casework;

import org.jspecify.annotations.Nullable;

/**
 * 已作决定: a decision and what came of it.
 *
 * @param stageDone false while other seats of the stage have still to decide
 * @param movedTo the key of the stage that the case is in now; null when it is closed
 */
public record Decided(
        Deciding decision, boolean stageDone, @Nullable String movedTo, CaseStatus status) {}
