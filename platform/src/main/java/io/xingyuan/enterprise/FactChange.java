package io.xingyuan.enterprise;

import java.util.UUID;

/**
 * 事实变动: a fact that was entered, corrected or taken back.
 *
 * @param subject the enterprise's own id, or that of its product, project, platform or team
 * @param year calendar year, 0 for a fact without year
 */
public record FactChange(UUID subject, String code, int year) {}
