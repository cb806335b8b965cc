package io.xingyuan.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 登录会话: one person at one browser, from signing in until the end.
 *
 * @param obligation what must be done before anything else
 * @param provedAt when the person last proved who they are
 */
record Session(
        UUID id,
        UUID account,
        Way way,
        Place place,
        @Nullable Obligation obligation,
        Instant beganAt,
        Instant seenAt,
        Instant provedAt) {

    /** 登录方式. */
    enum Way {
        PASSWORD("口令"),
        OUTSIDE("统一身份"),
        DEMO("演示身份"),
        SET_UP("首次启用");

        private final String label;

        Way(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** 必办事项: where a person is led first. */
    enum Obligation {
        PASSWORD("/password"),
        CODE("/own/code");

        private final String path;

        Obligation(String path) {
            this.path = path;
        }

        String path() {
            return path;
        }
    }
}
