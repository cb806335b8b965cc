package io.xingyuan.policy.fund;

import java.time.LocalDate;
import java.util.List;

/**
 * 兑现汇总表 as it is printed.
 *
 * @param about what it sums up: a batch, or the filter in words
 * @param maker who made the batch, empty to be signed by hand
 * @param checker likewise
 */
record SummaryPaper(String about, String pool, List<Payment> lines, String maker, String checker, LocalDate today) {

    /** A printed list of more is not read by anybody; the workbook holds all. */
    static final int MOST = 2_000;

    SummaryPaper {
        lines = List.copyOf(lines);
    }

    long fen() {
        return lines.stream().mapToLong(Payment::fen).sum();
    }

    long enterprises() {
        return lines.stream().map(Payment::enterprise).distinct().count();
    }
}
