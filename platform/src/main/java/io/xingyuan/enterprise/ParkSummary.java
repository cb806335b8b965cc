package io.xingyuan.enterprise;

import io.xingyuan.kernel.ParkId;

/** 园区摘要: for filters and headings. */
public record ParkSummary(ParkId id, String name, String shortName) {}
