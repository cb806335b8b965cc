package io.xingyuan.privacy;

import java.util.UUID;

/**
 * 个人信息请求: what somebody asked about the data on themselves (《个人信息保护法》第46、47条).
 *
 * @param wish what they wrote
 * @param askedAt as the park's clock shows it
 */
record DataRequest(
        UUID id,
        UUID account,
        Kind kind,
        String wish,
        Status status,
        String askedAt,
        String answer,
        String answeredBy) {

    /** 种类. */
    enum Kind {
        CORRECTION("更正"),
        ERASURE("删除（注销账号）");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** 状态. */
    enum Status {
        OPEN("待办"),
        DONE("已办"),
        REFUSED("未予办理");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }
}
