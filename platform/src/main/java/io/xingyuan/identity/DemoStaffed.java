package io.xingyuan.identity;

/** 演示人员就位: the invented people of the park's side have come too, after {@link DemoBegan} and in its transaction. */
public record DemoStaffed() {}
