package io.xingyuan.policy.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.xingyuan.database.TestDatabase;
import io.xingyuan.engine.MoneyBands;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.policy.Outcome;
import io.xingyuan.web.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;

@SpringBootTest
@AutoConfigureMockMvc
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MatchingTests {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final ClauseChoice EVERYTHING = new ClauseChoice(null, null, null, null);

    private final Matching matching;
    private final Censuses censuses;
    private final PolicyLibrary library;
    private final DataSource source = TestDatabase.source();

    MatchingTests(@Autowired Matching matching, @Autowired Censuses censuses, @Autowired PolicyLibrary library) {
        this.matching = matching;
        this.censuses = censuses;
        this.library = library;
    }

    @BeforeAll
    void fill() throws Exception {
        SyntheticEnterprises.fill(source, library.facts(), 40);
    }

    @AfterAll
    void clear() throws Exception {
        SyntheticEnterprises.clear(source);
    }

    /** Every combination of these, over the whole library and over one clause. */
    static List<RowFilter> filters() {
        List<RowFilter> filters = new ArrayList<>();
        for (String q : List.of("", "lcyl", "没有这样的企业")) {
            for (String park : List.of("", "changchun")) {
                for (String chain : List.of("", "中游")) {
                    for (String segment : List.of("", "影像设备")) {
                        for (String size : List.of("", "小型")) {
                            filters.add(new RowFilter(q, park, "", chain, segment, size, "", ""));
                        }
                    }
                }
            }
        }
        return filters;
    }

    @ParameterizedTest
    @MethodSource("filters")
    void eachFigureIsTheNumberOfRowsThatItOpensAndTheirSum(RowFilter filter) {
        for (ClauseChoice choice : List.of(EVERYTHING, new ClauseChoice(List.of("jilin-2023-35/3.5.2"), "", "", ""))) {
            Matches all = find(choice, filter);
            Tally tally = all.tally();
            assertThat(tally.rows()).isEqualTo(all.rows().size());
            for (Outcome outcome : Outcome.values()) {
                List<Match> opened =
                        find(choice, with(filter, outcome.path(), "", "")).rows();
                assertThat(opened).hasSize(tally.rows(outcome)).allMatch(match -> match.outcome() == outcome);
            }
            for (MoneyBand band : MoneyBand.values()) {
                List<Match> opened =
                        find(choice, with(filter, "", band.path(), "")).rows();
                assertThat(opened).hasSize(tally.rows(band));
                assertThat(band.of(sum(opened))).isEqualTo(band.of(tally.money()));
            }
            for (Matches.Lack lack : all.mostLacked(3)) {
                assertThat(find(choice, with(filter, "", "", lack.code())).rows())
                        .hasSize(Math.toIntExact(lack.rows()));
            }
        }
    }

    @Test
    void clausesOfTheOverviewAddUpToItsFigures() {
        Matches all = find(EVERYTHING, RowFilter.NONE);
        assertThat(all.byClause().values().stream().mapToInt(Tally::rows).sum())
                .isEqualTo(all.base().size());
        assertThat(all.byClause().values().stream().map(Tally::money).reduce(MoneyBands.NONE, MoneyBands::plus))
                .isEqualTo(all.tally().money());
    }

    @Test
    void enterprisesAddUpToTheSameMoney() {
        Matches all = find(EVERYTHING, RowFilter.NONE);
        MoneyBands sum = all.byEnterprise().values().stream()
                .map(EnterpriseLine::money)
                .reduce(MoneyBands.NONE, MoneyBands::plus);
        assertThat(sum).isEqualTo(all.tally().money());
    }

    @Test
    void theCheckUpOfEachRowSaysTheSame() {
        Matches all = find(EVERYTHING, RowFilter.NONE);
        for (Match match : all.rows().subList(0, 200)) {
            assertThat(all.survey().explain(match).state())
                    .isEqualTo(match.column().state(match.row()));
        }
    }

    @Test
    void rowsAreOrderedAsAsked() {
        List<Match> byAmount = find(EVERYTHING, RowFilter.NONE).in(MatchOrder.AMOUNT).rows().stream()
                .filter(match -> match.outcome() != Outcome.INELIGIBLE)
                .toList();
        assertThat(byAmount).isSortedAccordingTo((one, other) -> Long.compare(other.most(), one.most()));
        List<Match> near = find(EVERYTHING, with(RowFilter.NONE, Outcome.NEAR.path(), "", ""))
                .in(MatchOrder.DISTANCE)
                .rows();
        assertThat(near)
                .extracting(match -> match.column().distance(match.row()))
                .isSorted();
    }

    @Test
    void clausesAreChosenByDocumentWordsAndKind() {
        assertThat(find(new ClauseChoice(null, "jilin-2023-35", "", "MONEY"), RowFilter.NONE)
                        .clauses())
                .isNotEmpty()
                .allMatch(clause -> clause.id().policy().equals("jilin-2023-35") && clause.amount() != null);
        assertThat(find(new ClauseChoice(null, "", "技术 合同", ""), RowFilter.NONE).clauses())
                .isNotEmpty()
                .hasSizeLessThan(library.clauses().size());
        assertThat(find(new ClauseChoice(List.of("no/such"), "", "", ""), RowFilter.NONE)
                        .clauses())
                .isEmpty();
    }

    @Test
    void onlyClausesInForceOnTheDayAreAsked() {
        ClauseChoice jilin = new ClauseChoice(null, "jilin-2023-35", "", "");
        Matches before = matching.find(jilin, RowFilter.NONE, Scope.EVERYWHERE, LocalDate.of(2020, 1, 1));
        assertThat(before.asked()).isPositive();
        assertThat(before.clauses()).isEmpty();
        assertThat(before.rows()).isEmpty();
    }

    @Test
    void severalThatAskAtOnceTakeOneCensus() throws Exception {
        SyntheticEnterprises.touch(source);
        List<Future<Census>> answers = new ArrayList<>();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                answers.add(people.submit(censuses::current));
            }
        }
        Census first = answers.getFirst().get();
        for (Future<Census> answer : answers) {
            assertThat(answer.get()).isSameAs(first);
        }
    }

    @Test
    void aChangeMakesTheCensusOld() throws Exception {
        Census before = censuses.current();
        assertThat(censuses.current()).isSameAs(before);
        SyntheticEnterprises.touch(source);
        assertThat(censuses.current()).isNotSameAs(before);
    }

    private Matches find(ClauseChoice choice, RowFilter filter) {
        return matching.find(choice, filter, Scope.EVERYWHERE, DAY);
    }

    private static RowFilter with(RowFilter filter, String state, String band, String missing) {
        return new RowFilter(
                filter.q(), filter.park(), state, filter.chain(), filter.segment(), filter.size(), band, missing);
    }

    private static MoneyBands sum(List<Match> rows) {
        return EnterpriseLine.money(rows);
    }
}
