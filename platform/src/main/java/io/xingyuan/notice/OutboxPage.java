package io.xingyuan.notice;

/**
 * 发件箱页.
 *
 * @param inFull whether bodies are shown
 * @param ready whether a mail server is configured
 */
record OutboxPage(boolean inFull, boolean ready) {}
