package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.List;

/**
 * 政策体检: every clause in force on a day, for one enterprise and all that belongs to it.
 *
 * @param asOf legal date of the evaluation
 * @param libraryHash {@link PolicyLibrary#hash()} of the rules used
 * @param findings in the order of the library, then of the subject's children
 */
public record CheckUp(Subject subject, LocalDate asOf, String libraryHash, List<Finding> findings) {

    public CheckUp {
        findings = List.copyOf(findings);
    }

    public List<Finding> with(State state) {
        return findings.stream().filter(finding -> finding.state() == state).toList();
    }
}
