package io.xingyuan.cluster;

import java.io.Serial;

/** 做不了: something that keeps a run from going on, said in both languages. */
final class Fault extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 2L;

    private final Ending ending;

    /** One of the rules or facts. */
    Fault(String chinese, String english) {
        this(Ending.FAULTY, chinese, english);
    }

    Fault(Ending ending, String chinese, String english) {
        super(chinese + " / " + english);
        this.ending = ending;
    }

    Ending ending() {
        return ending;
    }
}
