package io.xingyuan.faults;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The long form of {@link FaultTests}: {@code ./xingyuan bench faults --rate 2}. */
@Tag("bench")
class FaultBench {

    private static final double RATE = Double.parseDouble(System.getProperty("rate", "2"));
    private static final int STEPS = 400;

    @Test
    void nothingIsBrokenByFaultsOfTheDatabase() throws InterruptedException {
        FaultTests.walk(RATE, STEPS);
    }
}
