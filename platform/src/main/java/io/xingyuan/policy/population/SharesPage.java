package io.xingyuan.policy.population;

import io.xingyuan.web.Listing;

/**
 * 预算分配页: who is eligible under a clause, and what of it the yearly limit of its pool allows.
 *
 * @param outsideOnly whether only those are listed whom the limit leaves something short
 */
record SharesPage(LibraryRun run, RunColumn column, String title, boolean outsideOnly, Listing<Row> listing) {

    /** 一个对象. */
    record Row(String path, String enterprise, String subject, long fen, long given) {

        long outside() {
            return fen - given;
        }
    }

    String path(boolean outside) {
        return run.path() + "/shares?clause=" + column.clause() + (outside ? "&kind=outside" : "");
    }
}
