package io.xingyuan.enterprise;

import java.util.List;

/**
 * 园区页: each park with what was published about it.
 *
 * @param parks the park of the top bar first
 */
record ParkPage(List<Entry> parks) {

    /**
     * 园区: one park.
     *
     * @param onBooks how many of its enterprises are on the books
     */
    record Entry(ParkSummary park, int onBooks, List<ParkFigure> figures) {

        String listPath() {
            return "/enterprises?park=" + park.id();
        }
    }
}
