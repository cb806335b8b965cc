package io.xingyuan.policy.fund;

import java.util.UUID;

/** 收款账户概要: what other modules show of the account that an enterprise is paid to; the number is masked. */
public record Payee(UUID id, String holder, String bank, String masked) {}
