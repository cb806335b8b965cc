package io.xingyuan.cluster;

import java.io.Serial;

/** 做不了: something that keeps a run from going on, said in both languages. */
final class Fault extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    Fault(String chinese, String english) {
        super(chinese + " / " + english);
    }
}
