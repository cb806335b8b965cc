package io.xingyuan.casework.procedure;

/**
 * 决定要素: what a decision of a stage has to say beside its outcome.
 *
 * @param unit such as 元, empty for none
 */
public record DecisionField(String key, String label, String unit, boolean required) {}
