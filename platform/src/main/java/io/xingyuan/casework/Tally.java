package io.xingyuan.casework;

import io.xingyuan.casework.procedure.Decides;
import io.xingyuan.casework.procedure.Outcome;
import io.xingyuan.casework.procedure.Stage;
import java.util.List;

/**
 * 计票: what the seats of a stage have said so far.
 *
 * @param passes seats that agreed
 * @param refusals seats that did not
 * @param seats all of them
 * @param openCosigners those asked for in addition who have not spoken
 * @param refusedCosign whether one of these said no
 */
record Tally(int passes, int refusals, int seats, int openCosigners, boolean refusedCosign) {

    /** 计票结果. */
    enum Result {
        WAIT,
        PASS,
        REFUSE
    }

    static Tally of(List<Task> tasks) {
        List<Task> seats =
                tasks.stream().filter(task -> task.kind() == Task.Kind.DECIDE).toList();
        List<Task> added =
                tasks.stream().filter(task -> task.kind() == Task.Kind.COSIGN).toList();
        return new Tally(
                count(seats, Outcome.PASS),
                count(seats, Outcome.REFUSE),
                (int) seats.stream()
                        .filter(task -> task.outcome() != Outcome.CORRECT)
                        .count(),
                (int) added.stream()
                        .filter(task -> task.status() == Task.Status.OPEN)
                        .count(),
                count(added, Outcome.REFUSE) > 0);
    }

    private static int count(List<Task> tasks, Outcome outcome) {
        return (int) tasks.stream().filter(task -> task.outcome() == outcome).count();
    }

    Result result(Stage stage) {
        int needed = stage.quorum();
        boolean firstWord = stage.decides() != Decides.ALL && stage.decides() != Decides.SOME;
        if (refusedCosign || refusals > (firstWord ? 0 : seats - needed)) {
            return Result.REFUSE;
        }
        return passes >= needed && openCosigners == 0 ? Result.PASS : Result.WAIT;
    }
}
