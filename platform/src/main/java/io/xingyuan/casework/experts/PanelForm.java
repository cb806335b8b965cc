package io.xingyuan.casework.experts;

import io.xingyuan.casework.CaseState;
import io.xingyuan.kernel.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * 组建专家组的表单: what was typed, line by line.
 *
 * @param quotas a field and a number each
 * @param criteria a name and its most points each
 * @param avoid units beside the applicant
 */
record PanelForm(
        @Nullable String quotas,
        @Nullable String criteria,
        @Nullable String avoid,
        @Nullable String rule,
        @Nullable String passMark) {

    static final PanelForm USUAL =
            new PanelForm("医疗器械 3", "创新性 30\n技术成熟度 25\n市场前景 25\n团队能力 20", "", ScoringRule.MEAN.name(), "");

    private static final Pattern LINE = Pattern.compile("(.{1,30}?)[\\s:：]+(\\d{1,4}(?:\\.\\d)?)");
    private static final int MOST_SEATS = 50;
    private static final int MOST_LINES = 20;

    String typed(@Nullable String field) {
        return field == null ? "" : field;
    }

    ScoringRule chosen() {
        return ScoringRule.TRIMMED.name().equals(rule) ? ScoringRule.TRIMMED : ScoringRule.MEAN;
    }

    /** @throws Refusal that says which line is wrong */
    Panel panel(UUID id, CaseState of, String seed) {
        List<Draw.Quota> seats = new ArrayList<>();
        for (Matcher line : lines(typed(quotas), "各领域人数", "医疗器械 3")) {
            int number = new BigDecimal(line.group(2)).intValue();
            boolean twice = seats.stream().anyMatch(seat -> seat.field().equals(line.group(1)));
            if (number < 1 || number > MOST_SEATS || line.group(2).contains(".") || twice) {
                throw new Refusal("“" + line.group() + "”：人数应是 1 到 50 的整数，一个领域只写一行。");
            }
            seats.add(new Draw.Quota(line.group(1), number));
        }
        List<Panel.Criterion> points = new ArrayList<>();
        for (Matcher line : lines(typed(criteria), "评分指标", "创新性 30")) {
            BigDecimal most = new BigDecimal(line.group(2));
            if (most.signum() <= 0) {
                throw new Refusal("“" + line.group() + "”：满分应大于 0。");
            }
            points.add(new Panel.Criterion(points.size(), line.group(1), most));
        }
        int all = seats.stream().mapToInt(Draw.Quota::seats).sum();
        if (all < chosen().least()) {
            throw new Refusal("“" + chosen().label() + "”至少需要 " + chosen().least() + " 位专家。");
        }
        return new Panel(
                id,
                of.id(),
                of.number(),
                of.title(),
                of.stage(),
                units(of),
                seed,
                chosen(),
                mark(),
                null,
                seats,
                points,
                List.of());
    }

    private List<String> units(CaseState of) {
        List<String> units = new ArrayList<>();
        units.add(of.applicant());
        typed(avoid).lines().map(String::strip).filter(unit -> !unit.isEmpty()).forEach(units::add);
        return units.stream().distinct().limit(MOST_SEATS).toList();
    }

    private @Nullable BigDecimal mark() {
        String mark = typed(passMark).strip();
        if (mark.isEmpty()) {
            return null;
        }
        if (!mark.matches("\\d{1,4}(\\.\\d{1,2})?")) {
            throw new Refusal("通过分数线应是数字，例如 70；不填则由人决定。");
        }
        return new BigDecimal(mark);
    }

    private static List<Matcher> lines(String typed, String what, String example) {
        List<Matcher> lines = new ArrayList<>();
        for (String text :
                typed.lines().map(String::strip).filter(line -> !line.isEmpty()).toList()) {
            Matcher line = LINE.matcher(text);
            if (!line.matches()) {
                throw new Refusal("“" + what + "”的“" + text + "”看不懂，请写作“" + example + "”的样子。");
            }
            lines.add(line);
        }
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            throw new Refusal("“" + what + "”请写 1 到 20 行，例如“" + example + "”。");
        }
        return lines;
    }
}
