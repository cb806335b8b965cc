package io.xingyuan.web;

import org.springframework.web.util.UriComponentsBuilder;

/**
 * 分页: which page of a list the address asks for. Handlers take it as a parameter.
 *
 * @param page from 1; anything else in the address counts as 1
 * @param size rows on a page: 20 unless the address says otherwise, at most 100
 * @param address path and query of the request: the other pages keep its filter
 */
public record Paging(int page, int size, String address) {

    static final int USUAL_SIZE = 20;
    static final int LARGEST_SIZE = 100;

    public Paging {
        page = Math.max(1, page);
        size = size < 1 ? USUAL_SIZE : Math.min(size, LARGEST_SIZE);
    }

    /** The first page of the usual size. */
    public static Paging first(String address) {
        return new Paging(1, USUAL_SIZE, address);
    }

    /** For {@code limit :limit offset :offset}. */
    public int limit() {
        return size;
    }

    /** Rows to skip, beside {@link #limit}. */
    public long offset() {
        return (page - 1L) * size;
    }

    /** The address of another page of the same list. */
    public String to(int other) {
        return UriComponentsBuilder.fromUriString(address)
                .replaceQueryParam("page", other)
                .build()
                .toUriString();
    }
}
