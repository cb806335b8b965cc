package io.xingyuan.casework;

/**
 * 要点: one line about a case's subject.
 *
 * @param label Chinese
 */
public record Fact(String label, String value) {}
