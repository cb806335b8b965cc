package io.xingyuan.casework.procedure;

import io.xingyuan.kernel.Refusal;
import java.util.List;

/** 流程用处: tells what a procedure lacks for the cases that go through it; the module that keeps cases publishes it. */
public interface ProcedureUses {

    /** Empty when it fits all that use it. */
    List<Refusal> faults(Procedure procedure);
}
