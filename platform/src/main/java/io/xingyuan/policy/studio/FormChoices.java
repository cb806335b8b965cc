package io.xingyuan.policy.studio;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.AmountKind;
import io.xingyuan.engine.ConditionKind;
import io.xingyuan.engine.Effort;
import io.xingyuan.engine.Entity;
import io.xingyuan.engine.FactDefinition;
import io.xingyuan.engine.FactType;
import io.xingyuan.engine.Frequency;
import io.xingyuan.engine.Period;
import io.xingyuan.engine.Rounding;
import io.xingyuan.engine.Sharing;
import io.xingyuan.engine.State;
import io.xingyuan.web.Choice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** 表单的选项: the words of the language with their Chinese labels. */
final class FormChoices {

    private FormChoices() {}

    static List<Choice> entities() {
        return of(Entity.values(), Entity::label);
    }

    static List<Choice> types() {
        return of(FactType.values(), FactType::label);
    }

    static List<Choice> periods() {
        return List.of(new Choice("year", t("按年")));
    }

    static List<Choice> efforts() {
        return Arrays.stream(Effort.values())
                .filter(effort -> effort != Effort.NONE)
                .map(effort -> new Choice(effort.name().toLowerCase(Locale.ROOT), t(effort.label())))
                .toList();
    }

    static List<Choice> frequencies() {
        return of(Frequency.values(), Frequency::label);
    }

    static List<Choice> amounts() {
        return of(AmountKind.values(), AmountKind::label);
    }

    static List<Choice> roundings() {
        return Arrays.stream(Rounding.Mode.values())
                .map(mode -> new Choice(mode.word(), t(mode.label())))
                .toList();
    }

    static List<Choice> stackings() {
        return List.of(
                new Choice("max", t("就高不重复")), new Choice("sum", t("可以叠加")), new Choice("exclusive", t("同一支出不重复")));
    }

    static List<Choice> sharings() {
        return Arrays.stream(Sharing.values())
                .map(sharing ->
                        new Choice(sharing.name().toLowerCase(Locale.ROOT).replace('_', '-'), t(sharing.label())))
                .toList();
    }

    static List<Choice> kinds() {
        return List.of(
                new Choice("expr", t(ConditionKind.COMPUTABLE.label())),
                new Choice("attest", t(ConditionKind.ATTESTED.label())),
                new Choice("judge", t(ConditionKind.JUDGED.label())));
    }

    static List<Choice> signs() {
        return List.of(
                new Choice("is", t("是")),
                new Choice("not", t("否")),
                new Choice("=", t("等于")),
                new Choice("!=", t("不等于")),
                new Choice(">=", t("大于或等于")),
                new Choice("<=", t("小于或等于")),
                new Choice(">", t("大于")),
                new Choice("<", t("小于")),
                new Choice("in", t("属于")));
    }

    /** @param written as it stands, which may be a Chinese label */
    static List<Choice> states(String written) {
        List<Choice> choices = new ArrayList<>();
        for (State state : State.values()) {
            boolean labelled = written.equals(state.label());
            choices.add(new Choice(labelled ? state.label() : state.name(), t(state.label())));
        }
        return choices;
    }

    /** Type, unit and period of a fact. */
    static String describe(FactDefinition fact) {
        List<String> words = new ArrayList<>();
        words.add(t(fact.entity().label()));
        words.add(t(fact.type().label()));
        if (!fact.unit().isEmpty()) {
            words.add(fact.unit());
        }
        if (fact.period() == Period.YEAR) {
            words.add(t("按年"));
        }
        if (!fact.codes().isEmpty()) {
            words.add(String.join("、", fact.codes()));
        }
        return String.join(" ", words);
    }

    private static <E extends Enum<E>> List<Choice> of(E[] values, Function<E, String> label) {
        return Arrays.stream(values)
                .map(value ->
                        new Choice(value.name().toLowerCase(Locale.ROOT).replace('_', '-'), t(label.apply(value))))
                .toList();
    }
}
