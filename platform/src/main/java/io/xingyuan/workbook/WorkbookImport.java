package io.xingyuan.workbook;

import io.xingyuan.web.Scope;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;

/** 导入种类: what one kind of workbook holds and how it is taken in. A module publishes one bean per kind. */
public interface WorkbookImport {

    /** Stable key, also part of the address. */
    String kind();

    /** Chinese; translated when drawn. */
    String title();

    List<Column> columns();

    /**
     * Begins to take in one workbook; everything until {@link Batch#apply} happens in one transaction.
     *
     * @param scope the parks that the starter answers for: what lies elsewhere is no more there than what is nowhere
     */
    Batch begin(UUID importId, String by, Scope scope);

    /**
     * Takes a whole import back, in one transaction.
     *
     * @return what could not be taken back because it was changed since, a Chinese sentence; empty when nothing
     */
    String undo(UUID importId);

    /** 批: the rows of one workbook, first read and checked, then written. */
    interface Batch {

        /**
         * Checks one row and, when nothing is wrong, keeps it for {@link #apply}.
         *
         * @param cells heading to text; empty cells are left out
         */
        List<RowProblem> read(Map<String, String> cells);

        /**
         * Writes all rows that were kept.
         *
         * @param progress told after each portion how many rows are written; throws to stop the whole
         */
        Outcome apply(IntConsumer progress);
    }

    /** 结果: how many things are new and how many were updated. */
    record Outcome(int created, int updated) {}
}
