package io.xingyuan.policy.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * 所引条款: the part of an official text that a place such as 三（五）第2项, 第十一条（二） or 附件2（三） names. Levels are those of
 * 《党政机关公文格式》（GB/T 9704—2012）7.3.3 and 《立法技术规范》: a part ends where one of its own or of a higher level begins.
 */
final class CitedSection {

    private static final String DIGITS = "零〇一二三四五六七八九十百";
    private static final String NUMBER = "[" + DIGITS + "0-9]+";
    private static final Pattern STEP = Pattern.compile("附[件表](?<annex>" + NUMBER + ")?|第(?<nth>" + NUMBER
            + ")(?<what>[章节条款项句段])|\\((?<paren>" + NUMBER + ")\\)|(?<![\\p{IsHan}0-9])(?<top>[" + DIGITS
            + "]+)(?=\\(|第|$)|(?<![\\p{IsHan}0-9])(?<item>[0-9]+)\\.?(?=\\(|$)");
    private static final String LINE = "(?<=\n)[^\\S\n]*";
    private static final String SENTENCE = "(?<=[\n。;:])[^\\S\n]*";

    /** How a part of each level begins; %s is its number. Lower levels also begin within a paragraph. */
    private static final List<String> LEVELS = List.of(
            LINE + "附[件表][^\\S\n]*%s(?=[^\\S\n]*[:\n]|[^\\S\n]|$)",
            LINE + "第%s章",
            LINE + "第%s节",
            LINE + "%s、",
            LINE + "第%s条",
            SENTENCE + "\\(%s\\)",
            SENTENCE + "%s[.、](?![0-9])",
            SENTENCE + "\\(%s\\)");

    private static final int LONGEST_PLACE = 200;
    private static final int ANNEX = 0;
    private static final int TOP = 3;
    private static final int ARTICLE = 4;
    private static final int LETTER = 5;
    private static final int ITEM = 6;
    private static final int SUBITEM = 7;
    private static final Pattern MARKERS = Pattern.compile(
            IntStream.range(1, LEVELS.size()).mapToObj(CitedSection::any).collect(Collectors.joining("|")));

    private CitedSection() {}

    /**
     * 一级.
     *
     * @param level below all levels for what bears no number in the text, such as sentences
     */
    private record Step(int level, String number) {}

    /**
     * Of several places, with 、 between them, all parts together.
     *
     * @param whole in the form NFKC
     * @return empty when one of them is not found, or when something of the place is not understood
     */
    static String of(String whole, String cite) {
        if (cite.length() > LONGEST_PLACE) {
            return "";
        }
        String part = "\n" + whole;
        StringBuilder all = new StringBuilder();
        List<Step> outer = new ArrayList<>();
        for (String place : CitedFigures.normal(cite)
                .replaceAll("([" + DIGITS + "])、(?=\\()", "$1")
                .split("[、,;]", -1)) {
            Matcher step = STEP.matcher(place);
            List<Step> steps = new ArrayList<>();
            while (step.find()) {
                steps.add(step(step));
            }
            if (!steps.isEmpty()) {
                int level = steps.getFirst().level();
                List<Step> path = new ArrayList<>(
                        outer.stream().takeWhile(above -> above.level() < level).toList());
                path.addAll(steps);
                String found = inside(part, path);
                if (found.isEmpty()) {
                    return "";
                }
                all.append(found).append('\n');
                outer = path;
            }
            String section = all.toString().replaceAll("\\s", "");
            for (String word : STEP.matcher(place).replaceAll(" ").split("[\\s():]+", -1)) {
                if (!section.contains(word)) {
                    return "";
                }
            }
        }
        return all.toString();
    }

    private static Step step(Matcher step) {
        String paren = step.group("paren");
        if (paren != null) {
            return new Step(Character.isDigit(paren.charAt(0)) ? SUBITEM : LETTER, paren);
        }
        if (step.group("top") != null) {
            return new Step(TOP, step.group("top"));
        }
        if (step.group("item") != null) {
            return new Step(ITEM, step.group("item"));
        }
        String number = step.group("nth");
        if (number == null) {
            String annex = step.group("annex");
            return new Step(ANNEX, annex == null ? "" : annex);
        }
        return switch (step.group("what")) {
            case "章" -> new Step(1, number);
            case "节" -> new Step(2, number);
            case "条" -> new Step(ARTICLE, number);
            case "项" -> new Step(ITEM, number);
            default -> new Step(LEVELS.size(), "");
        };
    }

    private static String inside(String whole, List<Step> path) {
        String part = whole;
        for (Step step : path) {
            int level = step.level();
            String outer = part;
            if (level == ITEM) {
                part = item(outer, step.number());
            } else if (level < LEVELS.size()) {
                part = cut(outer, level, step.number());
            }
            if (part.isEmpty()) {
                return "";
            }
        }
        return part;
    }

    /** 第2项 is written 2. or (2) or (二); where items bear no numbers, they are sentences of the part around them. */
    private static String item(String part, String number) {
        String body = part.substring(Math.min(part.length(), 1 + first(part)));
        for (int level : List.of(ITEM, SUBITEM, LETTER)) {
            String found = cut("\n" + body, level, number);
            if (!found.isEmpty()) {
                return found;
            }
        }
        boolean numbered = Pattern.compile(any(ITEM) + "|" + any(SUBITEM) + "|" + any(LETTER))
                .matcher("\n" + body)
                .find();
        return numbered ? "" : part;
    }

    /** The end of the marker with which a part begins. */
    private static int first(String part) {
        Matcher marker = MARKERS.matcher(part);
        return marker.find() && part.substring(0, marker.start()).isBlank() ? marker.end() - 1 : 0;
    }

    private static String cut(String part, int level, String number) {
        Matcher start = Pattern.compile(begin(level, number)).matcher(part);
        int from = -1;
        int to = -1;
        while (start.find() && (from < 0 || level == ANNEX)) { // an annex is named in the list of annexes first
            from = start.start();
            to = start.end();
        }
        if (from < 0) {
            return "";
        }
        int stop = part.length();
        for (int above = 0; above <= level; above++) {
            Matcher end = Pattern.compile(any(above)).matcher(part);
            if (end.find(to)) {
                stop = Math.min(stop, end.start());
            }
        }
        return "\n" + part.substring(from, stop);
    }

    private static String begin(int level, String number) {
        boolean digit = !number.isEmpty() && Character.isDigit(number.charAt(0));
        String other = number;
        if (level != SUBITEM && level != ITEM && !number.isEmpty()) {
            long value = StatedFigures.number(number);
            other = digit ? StatedFigures.chinese(value) : String.valueOf(value);
        } else if (!digit && !number.isEmpty()) {
            other = String.valueOf(StatedFigures.number(number));
        }
        return LEVELS.get(level).formatted("(?:" + number + "|" + other + ")");
    }

    private static String any(int level) {
        String numbers = switch (level) {
            case ANNEX -> "(?:" + NUMBER + ")?";
            case TOP, LETTER -> "[" + DIGITS + "]+";
            case ITEM, SUBITEM -> "[0-9]+";
            default -> NUMBER;
        };
        return LEVELS.get(level).formatted(numbers);
    }

    /** Without the numbers of headings and items, which are no figures. */
    static String withoutMarkers(String part) {
        return MARKERS.matcher("\n" + part).replaceAll("");
    }
}
