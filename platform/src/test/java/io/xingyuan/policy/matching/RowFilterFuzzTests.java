package io.xingyuan.policy.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithUtf8Length;
import org.junit.jupiter.params.provider.CsvSource;

/** Filters as they may stand in an address. */
class RowFilterFuzzTests {

    @CsvSource({"示例, changchun, eligible, 100-500", "'', '', '', ''", "𠮷, 零, -, ٣"})
    @FuzzTest
    void rowFilter(
            @NotNull @WithUtf8Length(max = 300) String words,
            @NotNull @WithUtf8Length(max = 100) String park,
            @NotNull @WithUtf8Length(max = 100) String state,
            @NotNull @WithUtf8Length(max = 100) String band) {
        RowFilter filter = new RowFilter(words, park, state, words, park, state, band, words);
        assertThat(filter.residents()).isNotNull();
        assertThat(filter.rows()).isNotNull();
        assertThat(filter.q().length()).isLessThanOrEqualTo(60);
        assertThat(MatchOrder.at(state)).isNotNull();
        assertThat(MatchView.at(state)).isNotNull();
    }
}
