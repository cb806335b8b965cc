package io.xingyuan.casework.procedure;

import io.xingyuan.calendar.TimeLimit;
import io.xingyuan.kernel.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** 环节要点: all that a stage says, in one Chinese line for the record. */
final class StageWords {

    private StageWords() {}

    /** Such as 一人办理：政策专员；时限 5个工作日（…）. */
    static String of(Stage stage) {
        List<String> words = new ArrayList<>();
        words.add(stage.decides().label() + "："
                + stage.seats().stream().map(Role::label).collect(Collectors.joining("、")));
        words.add(limit("时限", stage.limit()));
        words.add(limit(
                "法定时限", stage.statutory() == null ? null : stage.statutory().limit()));
        words.add(limit("补正期限", stage.correction()));
        words.add(list("结果", stage.outcomes().stream().map(Outcome::label)));
        words.add(list("可退回到", stage.returnTo().stream()));
        words.add(list("分开办理", stage.apart().stream()));
        words.add(list("不计时事由", stage.pauses().stream().map(pause -> pause.reason() + "（" + pause.source() + "）")));
        words.add(list("决定要素", stage.fields().stream().map(DecisionField::label)));
        words.add(list("应交材料", stage.materials().stream().map(MaterialAsked::name)));
        words.add(
                stage.publicity() == null
                        ? ""
                        : "公示 " + stage.publicity().workingDays() + " 个工作日（"
                                + stage.publicity().source() + "）");
        words.add(stage.optional() ? "可跳过" : "");
        return words.stream().filter(word -> !word.isEmpty()).collect(Collectors.joining("；"));
    }

    private static String limit(String name, @Nullable TimeLimit limit) {
        return limit == null ? "" : name + " " + limit.text() + "（" + limit.source() + "）";
    }

    private static String list(String name, Stream<String> parts) {
        String joined = parts.collect(Collectors.joining("、"));
        return joined.isEmpty() ? "" : name + " " + joined;
    }
}
