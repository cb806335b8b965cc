package io.xingyuan.casework.experts;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.casework.CaseState;
import io.xingyuan.web.FormErrors;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * 组建专家组的表单: what was typed, line by line.
 *
 * @param name tells the panel from the others of the same stage
 * @param quotas a field and a number each
 * @param criteria a name and its most points each
 * @param avoid units beside the applicant
 */
record PanelForm(
        @Nullable String name,
        @Nullable String quotas,
        @Nullable String criteria,
        @Nullable String avoid,
        @Nullable String rule,
        @Nullable String passMark) {

    static final PanelForm USUAL = new PanelForm(
            Panel.USUAL_NAME, "医疗器械 3", "创新性 30\n技术成熟度 25\n市场前景 25\n团队能力 20", "", ScoringRule.MEAN.name(), "");

    private static final Pattern LINE = Pattern.compile("(.{1,30}?)[\\s:：]+(\\d{1,4}(?:\\.\\d)?)");
    private static final BigDecimal MOST_POINTS = new BigDecimal(1000);
    private static final int MOST_SEATS = 50;
    private static final int MOST_LINES = 20;
    private static final int LONGEST_NAME = 30;

    /** 读到的内容: what can be made of it, and what is wrong by field. */
    private record Read(List<Draw.Quota> seats, List<Panel.Criterion> points, Map<String, String> problems) {

        int all() {
            return seats.stream().mapToInt(Draw.Quota::seats).sum();
        }

        BigDecimal most() {
            return points.stream().map(Panel.Criterion::most).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    String typed(@Nullable String field) {
        return field == null ? "" : field;
    }

    String called() {
        return typed(name).strip();
    }

    ScoringRule chosen() {
        return ScoringRule.TRIMMED.name().equals(rule) ? ScoringRule.TRIMMED : ScoringRule.MEAN;
    }

    /** In the reader's language, by field. */
    FormErrors errors() {
        return new FormErrors(read().problems());
    }

    /** What was typed without errors. */
    Panel panel(UUID id, CaseState of, String seed) {
        Read read = read();
        return new Panel(
                id,
                called(),
                of.id(),
                of.number(),
                of.title(),
                null,
                of.stage(),
                false,
                units(of),
                seed,
                chosen(),
                typed(passMark).isBlank()
                        ? null
                        : new BigDecimal(typed(passMark).strip()),
                null,
                read.seats(),
                read.points(),
                List.of());
    }

    private Read read() {
        Read read = new Read(new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>());
        if (called().isEmpty() || called().length() > LONGEST_NAME) {
            read.problems().put("name", t("请写组名，最多 30 个字。"));
        }
        for (Matcher line : lines("quotas", quotas, "医疗器械 3", read.problems())) {
            seat(line, read);
        }
        for (Matcher line : lines("criteria", criteria, "创新性 30", read.problems())) {
            BigDecimal most = new BigDecimal(line.group(2));
            if (most.signum() <= 0) {
                read.problems().putIfAbsent("criteria", t("“{0}”：满分应大于 0。", line.group()));
            }
            read.points().add(new Panel.Criterion(read.points().size(), line.group(1), most));
        }
        if (read.most().compareTo(MOST_POINTS) > 0) {
            read.problems().putIfAbsent("criteria", t("各项满分合计不超过 1000。"));
        }
        if (read.all() < chosen().least()) {
            read.problems().putIfAbsent("rule", t("“{0}”至少需要 {1} 位专家。", t(chosen().label()), chosen().least()));
        }
        mark(read);
        return read;
    }

    private static void seat(Matcher line, Read read) {
        String field = line.group(1);
        int number = new BigDecimal(line.group(2)).intValue();
        boolean twice = read.seats().stream().anyMatch(seat -> seat.field().equals(field));
        if (number < 1 || number > MOST_SEATS || line.group(2).contains(".") || twice) {
            read.problems().putIfAbsent("quotas", t("“{0}”：人数应是 1 到 50 的整数，一个领域只写一行。", line.group()));
        } else {
            read.seats().add(new Draw.Quota(field, number));
        }
    }

    private void mark(Read read) {
        String mark = typed(passMark).strip();
        if (mark.isEmpty()) {
            return;
        }
        if (!mark.matches("\\d{1,4}(\\.\\d{1,2})?")) {
            read.problems().put("passMark", t("通过分数线应是数字，例如 70；不填则由人决定。"));
        } else if (new BigDecimal(mark).compareTo(read.most()) > 0) {
            read.problems()
                    .put(
                            "passMark",
                            t(
                                    "通过分数线不能高于各项满分的合计 {0}，否则谁也过不了。",
                                    read.most().stripTrailingZeros().toPlainString()));
        }
    }

    private List<String> units(CaseState of) {
        List<String> units = new ArrayList<>();
        units.add(of.applicant());
        typed(avoid).lines().map(String::strip).filter(unit -> !unit.isEmpty()).forEach(units::add);
        return units.stream().distinct().limit(MOST_SEATS).toList();
    }

    private static List<Matcher> lines(
            String field, @Nullable String typed, String example, Map<String, String> problems) {
        List<Matcher> lines = new ArrayList<>();
        List<String> texts = (typed == null ? "" : typed)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        for (String text : texts) {
            Matcher line = LINE.matcher(text);
            if (line.matches()) {
                lines.add(line);
            } else {
                problems.putIfAbsent(field, t("“{0}”看不懂，请写作“{1}”的样子。", text, example));
            }
        }
        if (texts.isEmpty() || texts.size() > MOST_LINES) {
            problems.put(field, t("请写 1 到 20 行，例如“{0}”。", example));
        }
        return lines;
    }
}
