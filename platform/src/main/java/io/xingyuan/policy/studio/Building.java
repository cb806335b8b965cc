package io.xingyuan.policy.studio;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.web.Choice;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * 金额生成器里填的: a way of reckoning an amount, as somebody filled it in.
 *
 * @param base name of the fact that is reckoned from
 * @param value an amount or a rate, or a line for each bracket, tier or year
 * @param start name of the day that years are counted from
 * @param from since when the figures hold; empty for the beginning
 * @param problem why nothing came of it; empty when it was not asked for or went well
 */
record Building(
        String method, String base, String value, String start, String floor, String cap, String from, String problem) {

    static final Building NONE = new Building("", "", "", "", "", "", "", "");

    /** 算法. */
    enum Method {
        FIXED("固定金额"),
        RATE("基数乘比例"),
        TIERS("分段累计"),
        BRACKETS("分档定额"),
        YEARS("分年比例"),
        EACH("按数量，每个多少"),
        STEPS("每满一档一次");

        private final String label;

        Method(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    static Building of(Map<String, String> sent) {
        return new Building(
                at(sent, "method"),
                at(sent, "base"),
                at(sent, "value"),
                at(sent, "start"),
                at(sent, "floor"),
                at(sent, "cap"),
                at(sent, "from"),
                "");
    }

    private static String at(Map<String, String> sent, String key) {
        return sent.getOrDefault("b." + key, "").strip();
    }

    /** Whether somebody has begun to fill it in. */
    boolean begun() {
        return !(base + value + start + floor + cap + from).isEmpty();
    }

    Building failing(String why) {
        return new Building(method, base, value, start, floor, cap, from, why);
    }

    Method chosen() {
        return Arrays.stream(Method.values())
                .filter(each -> each.name().equals(method))
                .findFirst()
                .orElse(Method.FIXED);
    }

    /** What was typed for each bracket, tier or year. */
    List<String> lines() {
        return value.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    static List<Choice> methods() {
        return Arrays.stream(Method.values())
                .map(method -> new Choice(method.name(), t(method.label())))
                .toList();
    }
}
