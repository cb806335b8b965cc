package io.xingyuan.workbook;

import io.xingyuan.background.WorkStatus;
import java.util.Locale;

/** 导入状态: where an import stands. */
enum ImportStatus implements WorkStatus {
    WAITING("等待", "miss"),
    RUNNING("进行中", "miss"),
    DONE("已导入", "ok"),
    REFUSED("有错误，未导入", "near"),
    CANCELLED("已取消", "no"),
    INTERRUPTED("中断，未导入", "near"),
    FAILED("出错，未导入", "bad"),
    UNDONE("已撤销", "no");

    private final String label;
    private final String colour;

    ImportStatus(String label, String colour) {
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
        return this == CANCELLED || this == INTERRUPTED || this == FAILED || this == UNDONE;
    }

    static ImportStatus of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
