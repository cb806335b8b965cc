package io.xingyuan.policy.checkup;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Clause;
import io.xingyuan.policy.Amounts;
import io.xingyuan.web.FormErrors;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * 体检页: a record of a check-up with what the visitor may do, typed and did.
 *
 * @param today the day today, which the record need not be of
 * @param mayEnter whether the visitor may answer questions
 * @param wish which clause, and which kind of clause, the visitor wants to see
 * @param changes outcomes that just changed
 * @param said what became of the answers; empty when none were given
 * @param typed what was typed, by field
 */
record CheckUpPage(
        Examination examination,
        LocalDate today,
        boolean mayEnter,
        Wish wish,
        List<CheckUps.Change> changes,
        String said,
        FormErrors errors,
        Map<String, String> typed) {

    private static final int FIRST_QUESTIONS = 5;

    /**
     * 所看的: a clause to open, and {@code money}, {@code titles} or neither.
     *
     * @param clause empty for none
     */
    record Wish(String clause, String kind) {

        static final Wish NONE = new Wish("", "");

        boolean money() {
            return !"titles".equals(kind);
        }

        boolean titles() {
            return !"money".equals(kind);
        }
    }

    static CheckUpPage of(Examination examination, LocalDate today, boolean mayEnter, Wish wish) {
        return new CheckUpPage(examination, today, mayEnter, wish, List.of(), "", FormErrors.NONE, Map.of());
    }

    CheckUpPage after(List<CheckUps.Change> changed, String words) {
        return new CheckUpPage(examination, today, mayEnter, wish, changed, words, FormErrors.NONE, Map.of());
    }

    CheckUpPage wrong(FormErrors mistakes, Map<String, String> kept) {
        return new CheckUpPage(examination, today, mayEnter, wish, List.of(), "", mistakes, kept);
    }

    String base() {
        return "/checkup/" + examination.enterprise().id();
    }

    /** The query that keeps the day. */
    String day() {
        return examination.asOf().equals(today) ? "" : "?asOf=" + examination.asOf();
    }

    /** The page with another kind of clauses. */
    String kinds(String kind) {
        String and = day().isEmpty() ? "?" : day() + "&";
        return base() + (kind.isEmpty() ? day() : and + "kind=" + kind);
    }

    String sums(Examination.Figure figure) {
        return base() + "/sums/" + figure.path() + day();
    }

    Sum sum(Examination.Figure figure) {
        return examination.sum(figure);
    }

    /** Whether a finding stands open when the page opens. */
    boolean opened(FindingRow row) {
        return row.clause().id().toString().equals(wish.clause()) || changed(row);
    }

    boolean changed(FindingRow row) {
        return changes.stream().anyMatch(change -> change.row().anchor().equals(row.anchor()));
    }

    boolean holdsOpened(Examination.Group group) {
        return group.money().stream().anyMatch(this::opened)
                || group.titles().stream().anyMatch(this::opened);
    }

    List<Question> firstQuestions() {
        return examination.questions().stream().limit(FIRST_QUESTIONS).toList();
    }

    List<Question> otherQuestions() {
        return examination.questions().stream().skip(FIRST_QUESTIONS).toList();
    }

    boolean otherQuestionsOpen() {
        Set<String> others = otherQuestions().stream().map(Question::field).collect(Collectors.toSet());
        return errors.byField().keySet().stream().anyMatch(others::contains);
    }

    String typed(Question question) {
        return typed.getOrDefault(question.field(), "");
    }

    boolean yes(Question question) {
        return "是".equals(typed(question));
    }

    boolean no(Question question) {
        return "否".equals(typed(question));
    }

    /** How a group's heading continues. */
    String order(Examination.Group group) {
        return switch (group.outcome()) {
            case NEAR -> t("差距最小的在前");
            case INELIGIBLE, NEEDS_REVIEW, INCOMPLETE, ELIGIBLE -> t("金额大的在前");
        };
    }

    String note(Examination.Figure figure) {
        Sum sum = sum(figure);
        String counted = switch (figure) {
            case CERTAIN -> sum.clauses() == 0 ? t("没有写明数额、符合即得的条款") : t("{0} 项 · 条款写明数额", sum.clauses());
            case CEILING -> t("{0} 项 · 均为上限，实际以审定为准", sum.clauses());
            case MISSING ->
                t("{0} 项 · 共缺 {1} 个数据", sum.clauses(), examination.questions().size());
            case NEAR ->
                sum.clauses() == 0 ? t("没有差一点的资金条款") : t("{0} 项 · 最近的{1}", sum.clauses(), examination.nearest());
        };
        return sum.left() == 0 ? counted : counted + t("；{0} 项同组就高未重复计入", sum.left());
    }

    String threshold() {
        return Amounts.percent(examination.threshold());
    }

    String untouched() {
        return examination.untouched().stream()
                .map(Clause::entity)
                .distinct()
                .map(entity -> t(entity.label()))
                .collect(Collectors.joining(t("、")));
    }

    /** The findings of a group, money first. */
    List<FindingRow> all(Examination.Group group) {
        return Stream.concat(group.money().stream(), group.titles().stream()).toList();
    }

    /** Head of the printed record; fit for a string of a style sheet. */
    String stamp() {
        return (t("政策体检") + " " + examination.enterprise().name()).replaceAll("[\\\\\"<>&]", " ");
    }

    /** The day of the printed record; fit for a string of a style sheet. */
    String stampDay() {
        return t("政策和数据截至 {0}", examination.asOf());
    }

    /** Foot of the printed record; fit for a string of a style sheet. */
    String seal() {
        return t("编号 {0} · 验证码 {1}", examination.number(), examination.hash().substring(0, 32));
    }
}
