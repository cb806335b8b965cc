package io.xingyuan.operations;

import java.util.Comparator;
import java.util.List;

/** 诊断: looks at everything that an administrator may have to mend. */
final class Doctor {

    private Doctor() {}

    static List<Verdict> examine(Surroundings place) {
        Verdicts verdicts = new Verdicts();
        new MachineChecks(place).look(verdicts);
        new DataChecks(place).look(verdicts);
        new DatabaseChecks(place).look(verdicts);
        new BackupChecks(place).look(verdicts);
        return verdicts.all();
    }

    static Verdict.Level worst(List<Verdict> verdicts) {
        return verdicts.stream()
                .map(Verdict::level)
                .max(Comparator.naturalOrder())
                .orElse(Verdict.Level.GOOD);
    }
}
