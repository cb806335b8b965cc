package io.xingyuan.casework.procedure;

import java.util.Map;

/**
 * 在办分布: tells how many open cases that the visitor may see are in each stage of a version; the module that keeps cases
 * publishes it.
 */
public interface CasesInStages {

    /** Counts by key of the stage; a stage without cases may be missing. */
    Map<String, Integer> of(String procedure, int version);
}
