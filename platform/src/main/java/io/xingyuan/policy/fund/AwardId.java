package io.xingyuan.policy.fund;

import java.util.UUID;

/** 兑现编号. */
record AwardId(UUID value) {}
