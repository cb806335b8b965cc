package io.xingyuan.enterprise;

import io.xingyuan.kernel.EnterpriseId;

/**
 * 事实已变更: something that is known about an enterprise, or what belongs to it, is different now. An import that touches
 * more than 200 enterprises publishes none; {@link Enterprises#version} moves for it as well.
 */
public record FactChanged(EnterpriseId enterprise) {}
