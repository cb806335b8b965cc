package io.xingyuan.casework.procedure;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.calendar.TimeLimit;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * 环节表单: a stage as somebody types it. Lists are lines, parts of a line are set apart by {@code ｜}.
 *
 * @param seats Chinese names of roles, one seat each
 */
record StageForm(
        @Nullable String key,
        @Nullable String name,
        @Nullable String decides,
        @Nullable String seats,
        @Nullable String needed,
        @Nullable String amount,
        @Nullable String unit,
        @Nullable String source,
        @Nullable String pauses,
        @Nullable List<String> outcomes,
        @Nullable String returnTo,
        @Nullable String fields,
        @Nullable String materials,
        @Nullable String publicityDays,
        @Nullable String publicitySource,
        @Nullable Boolean optional,
        @Nullable String apart,
        @Nullable String correctionAmount,
        @Nullable String correctionUnit,
        @Nullable String correctionSource,
        @Nullable String statutoryAmount,
        @Nullable String statutoryUnit,
        @Nullable String statutorySource,
        @Nullable String statutoryFrom,
        @Nullable String statutoryUntil) {

    private static final String MARK = "｜";
    private static final String REQUIRED = "必填";

    static StageForm blank(int number) {
        return new StageForm(
                "stage" + number,
                "",
                "ONE",
                "",
                "1",
                "",
                "WORKING_DAYS",
                "",
                "",
                List.of("PASS"),
                "",
                "",
                "",
                "",
                "",
                false,
                "",
                "",
                "WORKING_DAYS",
                "",
                "",
                "WORKING_DAYS",
                "",
                "",
                "");
    }

    static StageForm of(Stage stage) {
        TimeLimit limit = stage.limit();
        TimeLimit correction = stage.correction();
        StatutoryLimit statutory = stage.statutory();
        Publicity publicity = stage.publicity();
        return new StageForm(
                stage.key(),
                stage.name(),
                stage.decides().name(),
                stage.seats().stream().map(Role::label).collect(Collectors.joining("、")),
                String.valueOf(stage.needed()),
                limit == null ? "" : String.valueOf(limit.amount()),
                limit == null ? "WORKING_DAYS" : limit.unit().name(),
                limit == null ? "" : limit.source(),
                lines(stage.pauses().stream()
                        .map(each -> each.reason() + MARK + each.source())
                        .toList()),
                stage.outcomes().stream().map(Outcome::name).toList(),
                String.join("、", stage.returnTo()),
                lines(stage.fields().stream()
                        .map(each -> each.key()
                                + MARK
                                + each.label()
                                + MARK
                                + each.unit()
                                + (each.required() ? MARK + REQUIRED : ""))
                        .toList()),
                lines(stage.materials().stream()
                        .map(each -> each.key() + MARK + each.name() + (each.required() ? MARK + REQUIRED : ""))
                        .toList()),
                publicity == null ? "" : String.valueOf(publicity.workingDays()),
                publicity == null ? "" : publicity.source(),
                stage.optional(),
                String.join("、", stage.apart()),
                correction == null ? "" : String.valueOf(correction.amount()),
                correction == null ? "WORKING_DAYS" : correction.unit().name(),
                correction == null ? "" : correction.source(),
                statutory == null ? "" : String.valueOf(statutory.limit().amount()),
                statutory == null ? "WORKING_DAYS" : statutory.limit().unit().name(),
                statutory == null ? "" : statutory.limit().source(),
                statutory == null || statutory.from() == null
                        ? ""
                        : statutory.from().toString(),
                statutory == null || statutory.until() == null
                        ? ""
                        : statutory.until().toString());
    }

    String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** What it is called, or where it stands while it has no name. */
    String called(int index) {
        return text(name).isBlank() ? t("环节 {0}", index + 1) : text(name);
    }

    /** What stands in the folded part about the clock, in a few words. */
    String clockText() {
        return filled(where(statutoryAmount, t("法定时限")), where(pauses, t("不计时事由")), where(correctionAmount, t("补正期限")));
    }

    /** The same about what a decision asks for. */
    String askedText() {
        return filled(where(fields, t("决定要素")), where(materials, t("应交材料")), where(publicityDays, t("公示工作日")));
    }

    private String where(@Nullable String value, String label) {
        return text(value).isBlank() ? "" : label;
    }

    private static String filled(String... labels) {
        String filled = Arrays.stream(labels).filter(label -> !label.isEmpty()).collect(Collectors.joining(t("、")));
        return filled.isEmpty() ? t("没有填") : t("已填：{0}", filled);
    }

    boolean skippable() {
        return Boolean.TRUE.equals(optional);
    }

    boolean has(Outcome outcome) {
        return outcomes != null && outcomes.contains(outcome.name());
    }

    Stage stage() {
        return new Stage(
                text(key).strip(),
                text(name).strip(),
                choose(Decides.values(), decides),
                words(seats).stream().map(this::role).toList(),
                whole(needed, 1),
                limit(amount, unit, source),
                rows(pauses).stream()
                        .map(row -> new LawfulPause(at(row, 0), at(row, 1)))
                        .toList(),
                Arrays.stream(Outcome.values()).filter(this::has).toList(),
                words(returnTo),
                rows(fields).stream()
                        .map(row -> new DecisionField(at(row, 0), at(row, 1), at(row, 2), row.contains(REQUIRED)))
                        .toList(),
                rows(materials).stream()
                        .map(row -> new MaterialAsked(at(row, 0), at(row, 1), row.contains(REQUIRED)))
                        .toList(),
                text(publicityDays).isBlank()
                        ? null
                        : new Publicity(
                                whole(publicityDays, 0), text(publicitySource).strip()),
                skippable(),
                words(apart),
                limit(correctionAmount, correctionUnit, correctionSource),
                statutory());
    }

    private @Nullable StatutoryLimit statutory() {
        TimeLimit limit = limit(statutoryAmount, statutoryUnit, statutorySource);
        return limit == null ? null : new StatutoryLimit(limit, day(statutoryFrom), day(statutoryUntil));
    }

    private @Nullable LocalDate day(@Nullable String typed) {
        String plain = text(typed).strip();
        try {
            return plain.isEmpty() ? null : LocalDate.parse(plain);
        } catch (DateTimeException impossible) {
            throw new Refusal("环节“{0}”：“{1}”不是日期。", text(name), plain);
        }
    }

    private @Nullable TimeLimit limit(@Nullable String typed, @Nullable String of, @Nullable String says) {
        return text(typed).isBlank()
                ? null
                : new TimeLimit(
                        whole(typed, 0),
                        choose(TimeLimit.Unit.values(), of),
                        text(says).strip());
    }

    private Role role(String label) {
        return Arrays.stream(Role.values())
                .filter(role -> role.label().equals(label) && Role.Group.STAFF.has(role))
                .findFirst()
                .orElseThrow(() -> new Refusal("环节“{0}”：没有“{1}”这个园区角色。", text(name), label));
    }

    private int whole(@Nullable String typed, int none) {
        String plain = text(typed).strip();
        if (plain.isEmpty()) {
            return none;
        }
        if (!plain.matches("\\d{1,5}")) {
            throw new Refusal("环节“{0}”：“{1}”不是整数。", text(name), plain);
        }
        return Integer.parseInt(plain);
    }

    private static <T extends Enum<T>> T choose(T[] values, @Nullable String wanted) {
        return Arrays.stream(values)
                .filter(each -> each.name().equals(wanted))
                .findFirst()
                .orElse(values[0]);
    }

    private List<String> words(@Nullable String typed) {
        return Arrays.stream(text(typed).split("[、,，;；\\s]+"))
                .filter(word -> !word.isBlank())
                .toList();
    }

    private List<List<String>> rows(@Nullable String typed) {
        return text(typed)
                .lines()
                .filter(line -> !line.isBlank())
                .map(line ->
                        Arrays.stream(line.split("[｜|]")).map(String::strip).toList())
                .toList();
    }

    private static String at(List<String> row, int index) {
        return index < row.size() && !row.get(index).equals(REQUIRED) ? row.get(index) : "";
    }

    private static String lines(List<String> lines) {
        return String.join("\n", new ArrayList<>(lines));
    }
}
