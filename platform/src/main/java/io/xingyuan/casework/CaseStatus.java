package io.xingyuan.casework;

import java.util.Map;
import java.util.Set;

/** 事项状态: where a case stands as a whole; the legal moves stand here. */
public enum CaseStatus {
    OPEN("办理中", "near"),
    CORRECTING("待补正", "miss"),
    PASSED("已办结", "ok"),
    REFUSED("不予通过", "no"),
    WITHDRAWN("已撤回", "no");

    private static final Map<CaseStatus, Set<CaseStatus>> MOVES = Map.of(
            OPEN, Set.of(OPEN, CORRECTING, PASSED, REFUSED, WITHDRAWN),
            CORRECTING, Set.of(OPEN, REFUSED, WITHDRAWN),
            PASSED, Set.of(),
            REFUSED, Set.of(),
            WITHDRAWN, Set.of());

    private final String label;
    private final String look;

    CaseStatus(String label, String look) {
        this.label = label;
        this.look = look;
    }

    /** The Chinese name; the pages translate it. */
    public String label() {
        return label;
    }

    /** The kind of its tag on pages. */
    public String look() {
        return look;
    }

    /** Whether nothing more happens to it. */
    public boolean closed() {
        return moves().isEmpty();
    }

    public boolean mayBecome(CaseStatus next) {
        return moves().contains(next);
    }

    private Set<CaseStatus> moves() {
        return MOVES.getOrDefault(this, Set.of());
    }
}
