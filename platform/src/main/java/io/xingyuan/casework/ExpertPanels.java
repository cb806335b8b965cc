package io.xingyuan.casework;

import java.util.Optional;

/** 专家组结果: tells what the experts said of a case; published by whoever keeps the panels. */
public interface ExpertPanels {

    /** Where the panels of this case are formed and followed. */
    String address(CaseId id);

    /** Whether experts have been asked in its present stage and some have not answered. */
    boolean asking(CaseId id);

    /**
     * What the panels of its present stage say, as a Chinese sentence; empty while there is none or a score sheet is
     * missing.
     */
    Optional<String> result(CaseId id);
}
