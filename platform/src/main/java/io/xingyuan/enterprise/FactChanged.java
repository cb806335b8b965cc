package io.xingyuan.enterprise;

import io.xingyuan.kernel.EnterpriseId;

/** 事实已变更: something that is known about an enterprise, or what belongs to it, is different now. */
public record FactChanged(EnterpriseId enterprise) {}
