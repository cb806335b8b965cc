package io.xingyuan.engine;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 体检选项: what {@code policy run} was asked for.
 *
 * @param policies directory of the library
 * @param facts where the facts are
 * @param out where the answers go
 * @param awards table of awards already given, or null
 * @param asOf legal date
 * @param wanted states to be written
 * @param budget sums to be shared
 * @param keepGoing whether to go on in spite of bad cells, which count as conflicting
 */
public record RunOptions(
        Path policies,
        String facts,
        String out,
        @Nullable Path awards,
        LocalDate asOf,
        Set<State> wanted,
        BudgetOptions budget,
        boolean keepGoing) {

    private static final int SHOWN = 50;

    public RunOptions {
        wanted = Set.copyOf(wanted);
    }

    /**
     * The options in the arguments of a call, or null when it is wrong.
     *
     * @throws IllegalArgumentException with a Chinese message when a budget is wrong
     */
    public static @Nullable RunOptions of(List<String> arguments, LocalDate today) {
        List<String> rest = new ArrayList<>(arguments);
        boolean keepGoing = rest.removeAll(List.of("--keep-going"));
        String facts = taken(rest, "--facts");
        String out = taken(rest, "--out");
        String awards = taken(rest, "--awards");
        String date = taken(rest, "--as-of");
        BudgetOptions budget = BudgetOptions.taken(rest);
        Set<State> wanted = states(taken(rest, "--only"));
        LocalDate asOf = date == null ? today : Form.day(date);
        if (rest.size() != 1 || facts == null || out == null || asOf == null || wanted == null) {
            return null;
        }
        return new RunOptions(
                Path.of(rest.getFirst()),
                facts,
                out,
                awards == null ? null : Path.of(awards),
                asOf,
                wanted,
                budget,
                keepGoing);
    }

    /** Takes an option with its value out of the arguments; null when it is not there. */
    public static @Nullable String taken(List<String> arguments, String name) {
        int at = arguments.indexOf(name);
        if (at < 0 || at + 1 >= arguments.size()) {
            return null;
        }
        arguments.remove(at);
        return arguments.remove(at);
    }

    /** Null when a word is no state. */
    private static @Nullable Set<State> states(@Nullable String words) {
        if (words == null) {
            return EnumSet.allOf(State.class);
        }
        Set<State> states = EnumSet.noneOf(State.class);
        List<String> parts = List.of(words.split("[,，]", -1));
        for (String word : parts) {
            for (State state : State.values()) {
                if (state.label().equals(word.strip()) || state.name().equals(word.strip())) {
                    states.add(state);
                }
            }
        }
        return states.size() == parts.size() ? states : null;
    }

    /** Says what is wrong with the input and what becomes of it. */
    public void report(List<Problem> problems, PrintStream to) {
        problems.stream().limit(SHOWN).forEach(to::println);
        if (problems.size() > SHOWN) {
            to.println("……共至少 " + problems.size() + " 处");
        }
        to.println(
                keepGoing
                        ? "以上 " + problems.size() + " 处：读不懂的格按“矛盾”处理，认不出对象的行略去，继续体检"
                        : "没有写出结果。改正以上 " + problems.size() + " 处再试；或加 --keep-going：读不懂的格按“矛盾”处理，认不出对象的行略去");
    }
}
