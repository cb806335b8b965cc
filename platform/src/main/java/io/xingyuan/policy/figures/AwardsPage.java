package io.xingyuan.policy.figures;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.policy.figures.AwardFigures.Budget;
import io.xingyuan.policy.figures.AwardFigures.Report;
import io.xingyuan.policy.figures.AwardFigures.Sums;
import io.xingyuan.policy.fund.BudgetAccount;
import io.xingyuan.web.Address;
import io.xingyuan.web.Band;
import io.xingyuan.web.Choice;
import io.xingyuan.web.Listing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** 兑现统计页. */
record AwardsPage(AwardFilter filter, Report report, MoneyTimes.Table times, Choices choices, LocalDate today) {

    static final String PATH = "/awards";
    static final String TIMES = "/awards/times";
    private static final long FEN_PER_HUNDRED = 10_000;

    /** 可选项: what the query bar offers. */
    record Choices(List<Choice> years, List<Choice> parks, List<Choice> clauses) {}

    /** The payments of a line and, of them, those whose money stands in an account. */
    String payments(String parameter, String key, String account) {
        Integer year = filter.in(today);
        Map<String, String> query = new LinkedHashMap<>();
        query.put("year", year == null ? "" : String.valueOf(year));
        query.put("park", filter.parkCode());
        query.put("clause", filter.clauseId());
        if (!parameter.isEmpty()) {
            query.put(parameter, key.isEmpty() ? "-" : key);
        }
        query.put("account", account);
        return Address.of("/fund/payments", query);
    }

    String payments(String account) {
        return payments("", "", account);
    }

    /** The same page, narrowed to a line. */
    String narrowed(String parameter, String key) {
        return here(PATH, Map.of(parameter, key));
    }

    /** 到账用时页. */
    record Arrivals(AwardsPage page, Listing<MoneyTimes.Arrival> rows) {}

    /** The awards behind the days of a clause, or of all of them. */
    String arrivals(String clause, AwardFilter.Which which) {
        Map<String, String> said = new LinkedHashMap<>();
        if (!clause.isEmpty()) {
            said.put("clause", clause);
        }
        said.put("part", which.path());
        return here(TIMES, said);
    }

    /** The list as it is shown, as a workbook. */
    String timesExport() {
        return here(TIMES + "/export.xlsx", Map.of("part", filter.which().path()));
    }

    List<Choice> whiches() {
        return Arrays.stream(AwardFilter.Which.values())
                .filter(which -> which != AwardFilter.Which.ALL)
                .map(which -> new Choice(which.path(), t(which.label())))
                .toList();
    }

    static String quotient(long part, long whole) {
        return BigDecimal.valueOf(part)
                .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP)
                .toPlainString();
    }

    String export() {
        return here(PATH + "/export.xlsx", Map.of());
    }

    private String here(String path, Map<String, String> said) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("year", year());
        query.put("park", filter.parkCode());
        query.put("clause", filter.clauseId());
        query.putAll(said);
        return Address.of(path, query);
    }

    /** How long the cases of a clause took. */
    static String times(String clause) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("year", AwardFilter.ALL);
        query.put("topic", clause);
        return Address.of("/figures", query);
    }

    String year() {
        Integer year = filter.in(today);
        return year == null ? AwardFilter.ALL : String.valueOf(year);
    }

    String park(String key) {
        return choices.parks().stream()
                .filter(park -> park.value().equals(key))
                .map(Choice::label)
                .findFirst()
                .orElse(key);
    }

    static Band band(Sums sums) {
        return Band.of(
                new Band.Share("ok", t(BudgetAccount.PAID.label()), sums.paid() / FEN_PER_HUNDRED),
                new Band.Share("miss", t(BudgetAccount.COMMITTED.label()), sums.committed() / FEN_PER_HUNDRED),
                new Band.Share("near", t(BudgetAccount.RESERVED.label()), sums.reserved() / FEN_PER_HUNDRED));
    }

    static Band band(Budget budget) {
        return Band.of(
                new Band.Share("ok", t(BudgetAccount.PAID.label()), budget.paid() / FEN_PER_HUNDRED),
                new Band.Share("miss", t(BudgetAccount.COMMITTED.label()), budget.committed() / FEN_PER_HUNDRED),
                new Band.Share("near", t(BudgetAccount.RESERVED.label()), budget.reserved() / FEN_PER_HUNDRED),
                new Band.Share("no", t(BudgetAccount.FROZEN.label()), budget.frozen() / FEN_PER_HUNDRED),
                new Band.Share("free", t(BudgetAccount.FREE.label()), budget.free() / FEN_PER_HUNDRED));
    }

    /** In per cent such as {@code 12.5}; a dash of nothing. */
    static String share(long part, long whole) {
        return whole == 0
                ? "—"
                : BigDecimal.valueOf(part)
                        .movePointRight(2)
                        .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP)
                        .toPlainString();
    }
}
