package io.xingyuan.casework.figures;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.casework.CaseStatus;
import io.xingyuan.web.Band;
import io.xingyuan.web.Choice;
import io.xingyuan.web.Listing;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 办件统计页.
 *
 * @param report null on the lists
 */
record FiguresPage(FigureFilter filter, Choices choices, LocalDate today, CaseFigures.@Nullable Report report) {

    static final String PATH = "/figures";
    static final String CASES = "/figures/cases";
    static final String STAGES = "/figures/stages";
    private static final int MONTHS = 12;

    /** 可选项: what the query bar offers. */
    record Choices(
            List<Choice> years,
            List<Choice> parks,
            List<Choice> procedures,
            Map<String, String> titles,
            List<Choice> topics) {}

    /** 事项用时页. */
    record Cases(FiguresPage page, Listing<CaseFigures.Closed> rows, Sums sums) {}

    /** 环节用时页. */
    record Stages(FiguresPage page, Listing<CaseFigures.StageTime> rows, StageSums sums) {}

    /** 月柱: a bar of the chart; the height is in hundredths of the tallest. */
    record Bar(String month, Sums sums, int height) {}

    Sums whole() {
        return required().whole();
    }

    CaseFigures.Report required() {
        if (report == null) {
            throw new IllegalStateException("a list has no report");
        }
        return report;
    }

    StageSums limits() {
        return StageSums.total(required().stages());
    }

    /** The newest twelve months in which anything ended. */
    List<Bar> bars() {
        List<CaseFigures.Group> months = required().months();
        List<CaseFigures.Group> shown = months.subList(Math.max(0, months.size() - MONTHS), months.size());
        long most = Math.max(
                1, shown.stream().mapToLong(each -> each.sums().cases()).max().orElse(1));
        return shown.stream()
                .map(each -> new Bar(
                        each.key(),
                        each.sums(),
                        Math.toIntExact(Math.max(1, each.sums().cases() * 100 / most))))
                .toList();
    }

    static Band band(long office, long applicant, long paused) {
        return Band.of(
                new Band.Share("accent", t("办理"), office),
                new Band.Share("miss", t("申请人"), applicant),
                new Band.Share("no", t("依法不计"), paused));
    }

    /** The period in words. */
    String period() {
        String month = filter.month();
        if (month != null && !month.isEmpty()) {
            return month;
        }
        Integer year = filter.in(today);
        return year == null ? t("全部年度") : t("{0} 年", String.valueOf(year));
    }

    String year() {
        return FigureFilter.ALL.equals(filter.year()) ? FigureFilter.ALL : String.valueOf(filter.in(today));
    }

    String to(String path, String... said) {
        return filter.address(path, said);
    }

    String park(String key) {
        return choices.parks().stream()
                .filter(park -> park.value().equals(key))
                .map(Choice::label)
                .findFirst()
                .orElse(key.isEmpty() ? t("不属于单个园区") : key);
    }

    static String status(String status) {
        return t(CaseStatus.valueOf(status).label());
    }

    static String look(String status) {
        return CaseStatus.valueOf(status).look();
    }

    static List<Choice> results() {
        return Arrays.stream(CaseStatus.values())
                .filter(CaseStatus::closed)
                .map(each -> new Choice(each.name(), t(each.label())))
                .toList();
    }

    static List<Choice> runs() {
        return List.of(new Choice("none", t("没有跑动")), new Choice("once", t("最多跑一次")), new Choice("more", t("跑了两次以上")));
    }
}
