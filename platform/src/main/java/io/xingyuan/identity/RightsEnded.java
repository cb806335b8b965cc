package io.xingyuan.identity;

import java.util.UUID;

/** 权限终止: a role was taken back or an account closed; published in the transaction that did it. */
public record RightsEnded(UUID account) {}
