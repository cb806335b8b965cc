package io.xingyuan.casework;

import io.xingyuan.casework.procedure.Outcome;
import java.io.Serializable;
import java.util.List;

/** 批量办理结果: what was done and where it is now, what was refused and why. */
record BatchResult(Outcome outcome, List<Done> done, List<Refused> refused) implements Serializable {

    private static final long serialVersionUID = 2L;

    /**
     * 已办理: one that was done.
     *
     * @param stage where it is now, or was when it was closed
     */
    record Done(String number, CaseStatus status, String stage) implements Serializable {

        private static final long serialVersionUID = 1L;
    }

    /** 未办理: one that was not done. */
    record Refused(String number, String reason) implements Serializable {

        private static final long serialVersionUID = 1L;
    }
}
