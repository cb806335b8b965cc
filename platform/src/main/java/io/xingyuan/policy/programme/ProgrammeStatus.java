package io.xingyuan.policy.programme;

import io.xingyuan.kernel.Refusal;
import java.util.Locale;
import java.util.Set;

/** 安排状态, with the moves that are allowed. */
public enum ProgrammeStatus {
    DRAFT("草拟", "judge"),
    PUBLISHED("已发布", "ok"),
    CLOSED("已关闭", "no");

    private final String label;
    private final String look;

    ProgrammeStatus(String label, String look) {
        this.label = label;
        this.look = look;
    }

    /** The Chinese name; the pages translate it. */
    public String label() {
        return label;
    }

    /** The class of its colour in the style sheet. */
    public String look() {
        return look;
    }

    Set<ProgrammeStatus> next() {
        return switch (this) {
            case DRAFT -> Set.of(PUBLISHED);
            case PUBLISHED -> Set.of(CLOSED);
            case CLOSED -> Set.of();
        };
    }

    void mustBecome(ProgrammeStatus next) {
        if (!next().contains(next)) {
            throw new Refusal("这份兑现安排现在是“{0}”，不能变为“{1}”。", label, next.label);
        }
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ProgrammeStatus of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
