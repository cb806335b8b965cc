package io.xingyuan.policy.applyfree;

import io.xingyuan.kernel.Refusal;
import java.util.Set;

/** 名单状态, with the moves that are allowed. */
enum OfferStatus {
    CANDIDATE("待推送", "ok"),
    UNVOUCHED("自报待核", "judge"),
    LACKING("缺数据", "miss"),
    ASKED("已请补数据", "miss"),
    BARRED("不列入", "no"),
    EXCLUDED("已剔除", "no"),
    PUSHED("待企业确认", "near"),
    CONSENTED("已确认待预留", "judge"),
    DECLINED("企业放弃", "no"),
    LAPSED("逾期未确认", "no"),
    RUNNING("办理中", "judge"),
    APPROVED("已审定", "ok"),
    PAID("已到账", "ok"),
    REFUSED("不予兑现", "no"),
    CANCELLED("已撤销", "no");

    private final String label;
    private final String look;

    OfferStatus(String label, String look) {
        this.label = label;
        this.look = look;
    }

    /** Chinese; translated when drawn. */
    String label() {
        return label;
    }

    /** The class of its colour in the style sheet. */
    String look() {
        return look;
    }

    /** Before it is pushed the data decide where it stands, and may change it. */
    boolean examinable() {
        return this == CANDIDATE || this == UNVOUCHED || this == LACKING || this == ASKED || this == BARRED;
    }

    /** Whether the money has been set aside or paid. */
    boolean inHand() {
        return this == RUNNING || this == APPROVED || this == PAID;
    }

    Set<OfferStatus> next() {
        return switch (this) {
            case CANDIDATE -> Set.of(UNVOUCHED, LACKING, BARRED, EXCLUDED, PUSHED);
            case UNVOUCHED -> Set.of(CANDIDATE, LACKING, BARRED, EXCLUDED);
            case LACKING -> Set.of(CANDIDATE, UNVOUCHED, BARRED, EXCLUDED, ASKED);
            case ASKED, BARRED -> Set.of(CANDIDATE, UNVOUCHED, LACKING, BARRED, EXCLUDED);
            case EXCLUDED -> Set.of(CANDIDATE, UNVOUCHED, LACKING, BARRED);
            case PUSHED -> Set.of(CONSENTED, DECLINED, LAPSED, CANCELLED);
            case CONSENTED -> Set.of(RUNNING, REFUSED, DECLINED, CANCELLED);
            case RUNNING -> Set.of(APPROVED, REFUSED, DECLINED, CANCELLED);
            case APPROVED -> Set.of(PAID, CANCELLED, REFUSED);
            case PAID -> Set.of(APPROVED, CANCELLED);
            case DECLINED, LAPSED, REFUSED, CANCELLED -> Set.of();
        };
    }

    void mustBecome(OfferStatus wanted) {
        if (!next().contains(wanted)) {
            throw new Refusal("这一户现在是“{0}”，不能变为“{1}”。", label, wanted.label);
        }
    }
}
