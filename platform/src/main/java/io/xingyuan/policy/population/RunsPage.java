package io.xingyuan.policy.population;

import io.xingyuan.web.Listing;
import java.time.LocalDate;

/** 测算列表页: the runs, and the day to run for. */
record RunsPage(Listing<LibraryRun> listing, String day, LocalDate today, boolean mayRun) {
    static final int KEPT = LibraryRuns.KEPT;

    static String count(long number) {
        return String.format(java.util.Locale.ROOT, "%,d", number);
    }
}
