package io.xingyuan.identity;

import java.time.Instant;
import java.util.UUID;

/**
 * 登录事件: something happened around the signing in of one account; published in the transaction that did it.
 *
 * @param name the name of the account's person
 * @param address where the request came from, empty for a job
 */
public record SignInHappened(Kind kind, UUID account, String name, String address, String device, Instant at) {

    /** 登录事件种类. */
    public enum Kind {
        ENTERED("登录"),
        FAILED("登录失败"),
        LOCKED("连续失败，暂时锁定"),
        LEFT("退出登录"),
        ENDED("结束登录"),
        PASSWORD_CHANGED("修改口令"),
        RESET_ASKED("申请找回口令"),
        RESET("找回口令"),
        CODE_ENABLED("启用动态口令"),
        CODE_REMOVED("停用动态口令"),
        RECOVERY_CODES_MADE("生成恢复码"),
        RECOVERY_CODE_USED("使用恢复码"),
        CODE_RESET_ASKED("申请重置动态口令"),
        CODE_RESET("重置动态口令"),
        EMAIL_ASKED("申请修改邮箱"),
        EMAIL_CHANGED("修改邮箱"),
        OUTSIDE_LINKED("关联统一身份"),
        SUSPENDED("长期未登录，暂停账号");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** Chinese; the pages translate it. */
        public String label() {
            return label;
        }
    }
}
