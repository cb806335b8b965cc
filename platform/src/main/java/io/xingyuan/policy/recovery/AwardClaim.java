package io.xingyuan.policy.recovery;

import io.xingyuan.policy.fund.Budgets;

/** 对兑现的追回: a recovery whose money comes from the payments of one award. */
record AwardClaim(RecoveryId id, Recoveries recoveries, Budgets budgets) implements Takes.Claim {

    @Override
    public Takes.Owed lock() {
        Recovery recovery = recoveries.lock(id);
        boolean ordered = recovery.status() == RecoveryStatus.ORDERED;
        return new Takes.Owed(
                "资金追回",
                id,
                recovery.enterpriseName(),
                ordered ? recovery.orderedFen() : 0,
                ordered ? recovery.collectedFen() : 0,
                recovery.takes(),
                recovery.caseId());
    }

    @Override
    public void keep(Take take, boolean last) {
        recoveries.took(recoveries.get(id), take, last);
    }

    @Override
    public void recover(long fen, String receipt, String key) {
        budgets.recoverAward(recoveries.get(id).payment(), fen, receipt, key);
    }
}
