package io.xingyuan.policy.population;

import io.xingyuan.background.WorkStatus;
import java.util.Locale;

/** 测算状态: where a run stands. */
enum RunStatus implements WorkStatus {
    WAITING("等待", "miss"),
    RUNNING("进行中", "miss"),
    DONE("已完成", "ok"),
    CANCELLED("已取消", "no"),
    INTERRUPTED("中断", "near"),
    FAILED("出错", "bad");

    private final String label;
    private final String colour;

    RunStatus(String label, String colour) {
        this.label = label;
        this.colour = colour;
    }

    String label() {
        return label;
    }

    String colour() {
        return colour;
    }

    @Override
    public boolean retriable() {
        return this == CANCELLED || this == INTERRUPTED || this == FAILED;
    }

    static RunStatus of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
