package io.xingyuan.cluster;

import io.xingyuan.engine.Problem;
import java.util.List;

/** 事实来源: where the subjects and their facts are read from. */
interface FactSource extends AutoCloseable {

    /** The subjects, and the awards if they stand beside them. */
    FactTables tables();

    /** Faults in what was read, in order; at most a thousand. */
    List<Problem> problems();

    /** Lets go of what was kept for the time of the run. */
    @Override
    default void close() {}
}
