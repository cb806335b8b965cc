package io.xingyuan.policy.matching;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 显示方式: how matches are shown and for which day, as it stands in the address. Nonsense counts as nothing.
 *
 * @param view path of a {@link MatchView}
 * @param order path of a {@link MatchOrder}
 * @param asOf an ISO date
 * @param columns paths of {@link MatchColumn}
 */
record Display(String view, String order, String asOf, List<String> columns) {

    Display(@Nullable String view, @Nullable String order, @Nullable String asOf, @Nullable List<String> columns) {
        this.view = RowFilter.given(view);
        this.order = RowFilter.given(order);
        this.asOf = RowFilter.given(asOf);
        this.columns = columns == null ? List.of() : List.copyOf(columns);
    }

    MatchView view(ClauseChoice choice) {
        return MatchView.at(view).orElse(choice.named() ? MatchView.ROWS : MatchView.CLAUSES);
    }

    MatchOrder matchOrder() {
        return MatchOrder.at(order);
    }

    LocalDate day(LocalDate today) {
        try {
            return asOf.isEmpty() ? today : LocalDate.parse(asOf);
        } catch (DateTimeException nonsense) {
            return today;
        }
    }
}
