package io.xingyuan.casework.procedure;

/**
 * 公示: the public is shown the case and may object.
 *
 * @param workingDays at least so many, the first day not counted
 * @param source which article or document asks for it
 */
public record Publicity(int workingDays, String source) {}
