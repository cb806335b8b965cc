package io.xingyuan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PagingTests {

    @Test
    void nonsenseCountsAsTheFirstPageOfUsualSize() {
        assertThat(new Paging(-3, 0, "/x")).isEqualTo(Paging.first("/x"));
        assertThat(new Paging(1, 5000, "/x").size()).isEqualTo(100);
    }

    @Test
    void otherPagesKeepTheFilter() {
        assertThat(new Paging(2, 20, "/x?q=%E6%9D%8F&page=2").to(3)).isEqualTo("/x?q=%E6%9D%8F&page=3");
        assertThat(Paging.first("/x").to(2)).isEqualTo("/x?page=2");
    }

    @Test
    void rowsAreNumberedThroughAllPages() {
        Listing<String> second = new Listing<>(List.of("a", "b"), 22, new Paging(2, 20, "/x"));

        assertThat(second.number(0)).isEqualTo(21);
        assertThat(second.pages()).isEqualTo(2);
        assertThat(second.hasNext()).isFalse();
    }

    @Test
    void sevenPagesAroundTheCurrentOneAreShown() {
        assertThat(listing(1).near()).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(listing(20).near()).containsExactly(17, 18, 19, 20, 21, 22, 23);
        assertThat(listing(50).near()).containsExactly(44, 45, 46, 47, 48, 49, 50);
    }

    private static Listing<Integer> listing(int page) {
        return new Listing<>(List.of(1), 1000, new Paging(page, 20, "/x"));
    }
}
