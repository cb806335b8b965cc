package io.xingyuan.policy.matching;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Clause;
import io.xingyuan.engine.Entity;
import io.xingyuan.engine.Policy;
import io.xingyuan.policy.Amounts;
import io.xingyuan.policy.Outcome;
import io.xingyuan.views.SavedView;
import io.xingyuan.web.Band;
import io.xingyuan.web.Choice;
import io.xingyuan.web.Crumb;
import io.xingyuan.web.Listing;
import io.xingyuan.web.Paging;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * 匹配页: what was asked, what was found, and how it is shown.
 *
 * @param rows of the page that is shown; empty in other views than {@link MatchView#ROWS}
 * @param lines of the page that is shown; empty in other views than {@link MatchView#ENTERPRISES}
 */
record MatchingPage(
        Question question, Matches matches, Options options, Listing<MatchRow> rows, Listing<EnterpriseLine> lines) {

    /** So many clauses fit side by side. */
    static final int WIDEST = 12;

    private static final int LACKS_SHOWN = 8;
    static final String PATH = "/matching";

    /** 问题: what the address asks for. */
    record Question(ClauseChoice choice, RowFilter filter, Display display, Paging paging, LocalDate today) {

        MatchView view() {
            return display.view(choice);
        }
    }

    /**
     * 可选项: what the page offers.
     *
     * @param keeps whether the visitor may keep views
     */
    record Options(
            List<Choice> parks, List<String> segments, List<Policy> policies, List<SavedView> views, boolean keeps) {}

    /** 指标卡: a figure that opens the rows which it counts. */
    record Card(Outcome outcome, String figure, String unit, String note, String path, boolean chosen) {}

    /** 金额项: a part of the money total that opens the rows which it sums. */
    record Part(MoneyBand band, String figure, int rows, String path, boolean chosen) {}

    /** 条款合计: one clause of the overview. */
    record ClauseLine(Policy policy, Clause clause, Tally tally) {}

    MatchView view() {
        return question.view();
    }

    boolean one() {
        return matches.clauses().size() == 1;
    }

    boolean mixed() {
        return matches.clauses().size() > 1;
    }

    Clause clause() {
        return matches.clauses().getFirst();
    }

    boolean dated() {
        return !matches.asOf().equals(question.today());
    }

    String title() {
        return switch (view()) {
            case CLAUSES -> t("政策找企业");
            case ROWS, ENTERPRISES ->
                one()
                        ? t("政策找企业：{0}", clause().title())
                        : t("政策找企业：{0} 条条款", matches.clauses().size());
        };
    }

    List<Crumb> crumbs(Policy policy) {
        return List.of(
                new Crumb(t("政策找企业"), PATH),
                new Crumb(policy.number(), "/policies/" + policy.id()),
                new Crumb(clause().cite(), "/policies/" + clause().id()));
    }

    /** What the rows are: enterprises, products or, with several kinds, simply items. */
    String unit() {
        List<Entity> kinds =
                matches.clauses().stream().map(Clause::entity).distinct().toList();
        return kinds.size() != 1
                ? t("项次")
                : switch (kinds.getFirst()) {
                    case ENTERPRISE -> t("家");
                    case PRODUCT -> t("个产品");
                    case PROJECT -> t("个项目");
                    case PLATFORM -> t("个平台");
                    case TEAM -> t("个团队");
                };
    }

    boolean ofEnterprisesOnly() {
        return matches.clauses().stream().allMatch(clause -> clause.entity() == Entity.ENTERPRISE);
    }

    /** The heading of the column that names what belongs to an enterprise. */
    String subjects() {
        List<Entity> kinds =
                matches.clauses().stream().map(Clause::entity).distinct().toList();
        return kinds.size() == 1 ? t(kinds.getFirst().label()) : t("对象");
    }

    List<Card> cards() {
        Tally tally = matches.tally();
        return Arrays.stream(Outcome.values())
                .map(outcome -> new Card(
                        outcome,
                        count(tally.rows(outcome)),
                        unit(),
                        note(outcome, tally),
                        state(outcome),
                        question.filter().outcome().filter(outcome::equals).isPresent()))
                .toList();
    }

    private String note(Outcome outcome, Tally tally) {
        if (tally.rows(outcome) == 0) {
            return "";
        }
        String more = switch (outcome) {
            case ELIGIBLE -> t("至多 {0} {1}", Amounts.wan(EnterpriseLine.now(tally.money())), Amounts.wanUnit());
            case NEAR -> t("最近只差 {0}", Amounts.percent(tally.nearest()));
            case INCOMPLETE ->
                matches.lacksCounted() ? t("共缺 {0} 项事实", matches.lacks().size()) : t("缺项见各行");
            case NEEDS_REVIEW -> t("待有权部门认定");
            case INELIGIBLE -> t("目前不符合");
        };
        return ofEnterprisesOnly() && one() ? more : t("{0} 家企业", count(tally.enterprises(outcome))) + " · " + more;
    }

    List<Part> parts() {
        Tally tally = matches.tally();
        List<Part> parts = new ArrayList<>();
        for (MoneyBand band : MoneyBand.values()) {
            long sum = band.of(tally.money());
            if (band != MoneyBand.UNSTATED || sum > 0) {
                parts.add(new Part(
                        band,
                        band == MoneyBand.UNSTATED ? t("{0} 项", sum) : Amounts.wan(sum),
                        tally.rows(band),
                        rowsOf("band", band.path()),
                        question.filter().moneyBand().filter(band::equals).isPresent()));
            }
        }
        return parts;
    }

    Band band() {
        return new Band(parts().stream()
                .filter(part -> part.band() != MoneyBand.UNSTATED)
                .map(part -> new Band.Share(
                        part.band().look(),
                        t(part.band().label()),
                        part.band().of(matches.tally().money()) / 1_000_000))
                .toList());
    }

    boolean money() {
        return matches.clauses().stream().anyMatch(clause -> clause.amount() != null);
    }

    List<ClauseLine> clauseLines(Matching matching) {
        List<ClauseLine> all = new ArrayList<>();
        matches.byClause().forEach((clause, tally) -> all.add(new ClauseLine(matching.policy(clause), clause, tally)));
        return all;
    }

    List<Matches.Lack> lacks() {
        return matches.mostLacked(LACKS_SHOWN);
    }

    List<MatchColumn> columns() {
        return MatchColumn.of(question.display().columns());
    }

    boolean shows(MatchColumn column) {
        return columns().contains(column);
    }

    /** Rows in one state. */
    String state(Outcome outcome) {
        return rowsOf("state", outcome.path());
    }

    /** Rows of one clause in one state. */
    String state(Clause clause, Outcome outcome) {
        return alone(clause).replaceQueryParam("state", outcome.path()).build().toUriString();
    }

    /** All rows of one clause. */
    String of(Clause clause) {
        return alone(clause).build().toUriString();
    }

    /** Rows that lack a fact. */
    String lacking(Matches.Lack lack) {
        return rowsOf("missing", lack.code());
    }

    /** This page, to come back to. */
    String self() {
        return here().build().toUriString();
    }

    /** The same question in another view. */
    String in(MatchView view) {
        return here().replaceQueryParam("view", view.path()).build().toUriString();
    }

    String sort(MatchOrder order) {
        return here().replaceQueryParam("order", order.path()).build().toUriString();
    }

    /** The same filter with nothing but the clauses left. */
    String reset() {
        return UriComponentsBuilder.fromUriString(plain().build().toUriString())
                .replaceQueryParam("q")
                .replaceQueryParam("chain")
                .replaceQueryParam("segment")
                .replaceQueryParam("size")
                .replaceQueryParam("order")
                .replaceQueryParam("asOf")
                .replaceQueryParam("park")
                .build()
                .toUriString();
    }

    /** The rows of the screen as a workbook. */
    String export() {
        return here().replacePath(PATH + "/export.xlsx").build().toUriString();
    }

    private String rowsOf(String name, String value) {
        return plain().replaceQueryParam(name, value)
                .replaceQueryParam("view", MatchView.ROWS.path())
                .build()
                .toUriString();
    }

    private UriComponentsBuilder alone(Clause clause) {
        return plain().replaceQueryParam("clause", clause.id())
                .replaceQueryParam("policy")
                .replaceQueryParam("need")
                .replaceQueryParam("kind")
                .replaceQueryParam("view");
    }

    private UriComponentsBuilder plain() {
        return here().replaceQueryParam("state").replaceQueryParam("band").replaceQueryParam("missing");
    }

    /** This page's address with its park named, so that it shows the same to everybody. */
    private UriComponentsBuilder here() {
        return UriComponentsBuilder.fromUriString(question.paging().address())
                .replacePath(PATH)
                .replaceQueryParam("page")
                .replaceQueryParam("park", question.filter().parkCode());
    }

    static String count(long number) {
        return String.format(java.util.Locale.ROOT, "%,d", number);
    }

    /** What the filter says, in words, for a workbook. */
    Map<String, String> words() {
        return FilterWords.of(this);
    }
}
