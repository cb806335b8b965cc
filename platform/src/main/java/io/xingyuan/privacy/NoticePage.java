package io.xingyuan.privacy;

/**
 * 告知书页.
 *
 * @param asking whether the reader is asked to agree
 */
record NoticePage(Notice notice, boolean asking) {}
