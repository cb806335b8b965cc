package io.xingyuan.policy.fund;

import io.xingyuan.enterprise.EnterpriseSummary;
import java.util.Optional;

/** 收款账户页. */
record BankAccountPage(EnterpriseSummary owner, Optional<BankAccount> account, boolean whole) {}
