package io.xingyuan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.xingyuan.casework.Tally.Result;
import io.xingyuan.casework.procedure.Decides;
import io.xingyuan.casework.procedure.Outcome;
import io.xingyuan.casework.procedure.Stage;
import io.xingyuan.kernel.Role;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TallyTests {

    @ParameterizedTest
    @CsvSource({
        // decides, needed, seats, passes, refusals, open co-signers, refused co-signature → result
        "ONE, 1, 1, 1, 0, 0, false, PASS",
        "ONE, 1, 1, 0, 1, 0, false, REFUSE",
        "ANY, 1, 3, 1, 0, 0, false, PASS",
        "ANY, 1, 3, 0, 1, 0, false, REFUSE",
        "ALL, 1, 2, 1, 0, 0, false, WAIT",
        "ALL, 1, 2, 2, 0, 0, false, PASS",
        "ALL, 1, 2, 1, 1, 0, false, REFUSE",
        "SOME, 2, 3, 1, 1, 0, false, WAIT",
        "SOME, 2, 3, 2, 1, 0, false, PASS",
        "SOME, 2, 3, 1, 2, 0, false, REFUSE",
        "ONE, 1, 1, 1, 0, 1, false, WAIT",
        "ONE, 1, 1, 1, 0, 0, true, REFUSE",
    })
    void theWordOfTheSeatsDecides(
            Decides decides, int needed, int seats, int passes, int refusals, int open, boolean no, Result result) {
        Stage stage = new Stage(
                "joint",
                "会签",
                decides,
                Collections.nCopies(seats, Role.LEADER),
                needed,
                null,
                List.of(),
                List.of(Outcome.PASS, Outcome.REFUSE),
                List.of(),
                List.of(),
                List.of(),
                null,
                false,
                List.of(),
                null,
                null);

        assertThat(new Tally(passes, refusals, seats, open, no).result(stage)).isEqualTo(result);
    }
}
