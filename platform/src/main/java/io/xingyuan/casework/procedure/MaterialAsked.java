package io.xingyuan.casework.procedure;

/** 应交材料: what an applicant has to hand in. */
public record MaterialAsked(String key, String name, boolean required) {}
