package io.xingyuan.identity;

/** 授权状态, with its legal moves. */
enum GrantStatus {
    PROPOSED("待确认", "near"),
    STANDING("已生效", "ok"),
    REFUSED("已退回", "no"),
    WITHDRAWN("已收回", "no"),
    EXPIRED("已到期", "no");

    private final String label;
    private final String look;

    GrantStatus(String label, String look) {
        this.label = label;
        this.look = look;
    }

    /** The Chinese name; the pages translate it. */
    String label() {
        return label;
    }

    String look() {
        return look;
    }

    boolean mayBecome(GrantStatus next) {
        return switch (this) {
            case PROPOSED -> next == STANDING || next == REFUSED || next == WITHDRAWN || next == EXPIRED;
            case STANDING -> next == WITHDRAWN || next == EXPIRED;
            case REFUSED, WITHDRAWN, EXPIRED -> false;
        };
    }
}
