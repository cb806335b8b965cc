package io.xingyuan.casework;

/**
 * 首环节材料: what the first stage of a procedure asks for.
 *
 * @param required whether a case does not begin without it
 */
public record FirstMaterial(String key, String name, boolean required) {}
