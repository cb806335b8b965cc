package io.xingyuan.identity;

import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Stale;
import io.xingyuan.web.Visitor;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 职责管理: changes the duty matrix with two signers. */
@Component
@OnParkSide
class DutyKeeping {

    private final Duties duties;
    private final Grants grants;
    private final SecondSignatures signatures;
    private final Clock clock;
    private final IdentityAudit log;

    DutyKeeping(Duties duties, Grants grants, SecondSignatures signatures, Clock clock, IdentityAudit log) {
        this.signatures = signatures;
        this.log = log;
        this.duties = duties;
        this.grants = grants;
        this.clock = clock;
    }

    @Transactional
    void propose(Duty duty, boolean allowed, Visitor by) {
        if (duties.allows(duty.kind(), duty.role()) == allowed) {
            throw new Refusal("职责矩阵现在就是这样，不需要变更。");
        }
        if (duties.waitsFor(duty.kind(), duty.role())) {
            throw new Refusal("这一格已有变更等待确认。");
        }
        UUID id = Ids.next(clock);
        duties.propose(id, duty, allowed, by);
        log.duty("提出职责变更", id, duty.kind(), duty.role(), allowed, duty.source(), GrantStatus.PROPOSED);
    }

    @Transactional
    void confirm(UUID id, int version, Visitor by) {
        DutyChange change = duties.get(id);
        if (change.proposedBy().toString().equals(by.account())) {
            throw new Refusal("提出人不能自己确认。");
        }
        if (!change.allowed() && grants.resting(change.kind(), change.role()) > 0) {
            throw new Refusal("还有人按这一格担任角色，请先收回他们的授权。");
        }
        decide(change, version, GrantStatus.STANDING, by);
        duties.apply(change, change.proposedName() + "、" + by.name());
    }

    @Transactional
    void refuse(UUID id, int version, Visitor by) {
        DutyChange change = duties.get(id);
        if (change.proposedBy().toString().equals(by.account())) {
            throw new Refusal("提出人不能自己确认。");
        }
        decide(change, version, GrantStatus.REFUSED, by);
    }

    private void decide(DutyChange change, int version, GrantStatus status, Visitor by) {
        if (!signatures.sign(SecondSignatures.Paper.DUTY, change.id(), version, status, by)) {
            throw new Stale("职责矩阵");
        }
        log.duty(
                status == GrantStatus.STANDING ? "确认职责变更" : "退回职责变更",
                change.id(),
                change.kind(),
                change.role(),
                change.allowed(),
                change.source(),
                status);
    }
}
