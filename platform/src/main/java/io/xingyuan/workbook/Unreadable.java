package io.xingyuan.workbook;

/** 读不了: a file is no workbook that can be taken in. The message is a Chinese sentence for the person. */
public final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
        super(message);
    }
}
