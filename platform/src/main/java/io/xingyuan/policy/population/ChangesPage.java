package io.xingyuan.policy.population;

import io.xingyuan.web.Listing;

/** 变化名单页: whose answer to one clause is another than in an earlier run, and why. */
record ChangesPage(
        LibraryRun run,
        LibraryRun against,
        Difference difference,
        String title,
        Transition chosen,
        Listing<ChangeReasons.Row> listing) {

    String path(Transition transition) {
        return run.path() + "/changes?against=" + against.id() + "&clause=" + difference.clause() + "&kind="
                + transition.path();
    }

    String export() {
        return run.path() + "/changes.xlsx?against=" + against.id() + "&clause=" + difference.clause();
    }
}
