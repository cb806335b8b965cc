package io.xingyuan.casework;

import io.xingyuan.casework.procedure.Outcome;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;

/** 批量办理表单, as it was sent: shown once more where nothing came of it. */
record BatchForm(List<UUID> tasks, Outcome outcome, String comment) implements Serializable {

    static final BatchForm EMPTY = new BatchForm(List.of(), Outcome.PASS, "");

    private static final long serialVersionUID = 1L;
}
