package io.xingyuan.web;

import java.util.List;
import java.util.stream.IntStream;

/**
 * 列表页: the rows of one page of a list, and how many there are in all.
 *
 * @param total rows over all pages
 */
public record Listing<T>(List<T> rows, long total, Paging paging) {

    public Listing {
        rows = List.copyOf(rows);
    }

    /** 序号 of the row at {@code index} on this page. */
    public long number(int index) {
        return paging.offset() + index + 1;
    }

    public int pages() {
        return (int) Math.max(1, (total + paging.size() - 1) / paging.size());
    }

    /** The page numbers to show around the current one: at most seven. */
    public List<Integer> near() {
        int last = pages();
        int from = Math.max(1, Math.min(paging.page() - 3, last - 6));
        return IntStream.rangeClosed(from, Math.min(last, from + 6)).boxed().toList();
    }

    public boolean hasPrevious() {
        return paging.page() > 1;
    }

    public boolean hasNext() {
        return paging.page() < pages();
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }
}
