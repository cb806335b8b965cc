package io.xingyuan.casework;

import io.xingyuan.casework.procedure.Outcome;
import java.io.Serializable;
import java.util.List;

/** 批量办理结果: what was done and what was refused, and why. */
record BatchResult(Outcome outcome, List<String> done, List<Refused> refused) implements Serializable {

    private static final long serialVersionUID = 1L;

    /** 未办理: one that was not done. */
    record Refused(String number, String reason) implements Serializable {

        private static final long serialVersionUID = 1L;
    }
}
