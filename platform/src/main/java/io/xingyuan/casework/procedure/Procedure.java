package io.xingyuan.casework.procedure;

import io.xingyuan.kernel.NotFound;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * 流程: the stages through which cases of one kind go, in order. A case stays on the version it began under.
 *
 * @param key lower case, stays the same over all versions
 * @param number the pattern of case numbers, such as {@code SB{年}{序5}}
 */
public record Procedure(String key, int version, String title, String number, List<Stage> stages) {

    public Procedure {
        stages = List.copyOf(stages);
    }

    public Stage stage(String wanted) {
        return find(wanted).orElseThrow(() -> new NotFound("环节"));
    }

    public Optional<Stage> find(String wanted) {
        return stages.stream().filter(stage -> stage.key().equals(wanted)).findFirst();
    }

    public Stage first() {
        return stages.getFirst();
    }

    /** Where a case may go when this stage passes: the next one and, behind optional ones, those after; empty at the end. */
    public List<Stage> after(String passed) {
        int index = index(passed);
        return stages.subList(index + 1, stages.size()).stream()
                .limit(1 + skippable(index + 1))
                .toList();
    }

    /** Whether a case may end here although optional stages follow. */
    public boolean mayEndAfter(String passed) {
        return stages.subList(index(passed) + 1, stages.size()).stream().allMatch(Stage::optional);
    }

    private int skippable(int from) {
        int count = 0;
        while (from + count < stages.size() && stages.get(from + count).optional()) {
            count++;
        }
        return count;
    }

    private int index(String wanted) {
        return IntStream.range(0, stages.size())
                .filter(i -> stages.get(i).key().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new NotFound("环节"));
    }
}
