package io.xingyuan.casework;

import java.util.Optional;

/** 专家组结果: tells what the experts said of a case; published by whoever keeps the panels. */
public interface ExpertPanels {

    /** Where the panel of this case is formed and followed. */
    String address(CaseId id);

    /** The result as a Chinese sentence; empty while score sheets are missing. */
    Optional<String> result(CaseId id);
}
