package io.xingyuan.notice;

/** 发件箱公开: says whether everybody may read the outbox in full, as in a demo, where all people are invented. */
public interface OutboxView {

    boolean open();
}
