package io.xingyuan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Chinese stands in the source, English in {@code messages_en.properties}: neither without the other. */
class TranslationTests {

    private static final Path MAIN = Path.of("src", "main");
    private static final Path ENGLISH = MAIN.resolve("resources/messages_en.properties");
    private static final String LITERAL = "\"((?:[^\"\\\\\\n]|\\\\.)*)\"";
    private static final Pattern ANY = Pattern.compile(LITERAL);
    private static final Pattern ENUM = Pattern.compile("\\benum \\w+[^{]*\\{([^;]*);");
    private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");
    private static final Pattern SHOWN = Pattern.compile(
            "(?:(?<![\\w.])t\\(|\\bmessage = |new (?:MenuItem|NotFound|Stale|Refusal)\\(|Ids\\.of\\(\\w+,)\\s*"
                    + LITERAL + "(?!\\s*\\+)");
    private static final Pattern COMPOSED =
            Pattern.compile("new Refusal\\(\\s*(?:" + LITERAL + "|[^\"();]*)\\s*\\+[^;]*");
    private static final Pattern TRANSLATED = Pattern.compile("(?<![\\w.])t\\(\\s*" + LITERAL);
    private static final Pattern STORED =
            Pattern.compile("(?:equals\\(|new Choice\\(|value=)" + LITERAL + "|" + LITERAL + "\\.equals");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    private final Map<String, String> english = english();

    @Test
    void everyShownTextHasItsEnglish() {
        Set<String> missing = new TreeSet<>();
        for (Path file : sources()) {
            texts(file, SHOWN)
                    .filter(text -> HAN.matcher(text).find() && !english.containsKey(text))
                    .forEach(text -> missing.add(file.getFileName() + ": " + text));
        }
        assertThat(missing).isEmpty();
    }

    /**
     * Pages translate them by the value, so no {@code t("…")} tells that they are shown. Kinds of certificates are
     * data: they stand in imports and records as the law names them.
     */
    @Test
    void everyLabelOfAnEnumHasItsEnglish() {
        Set<String> missing = new TreeSet<>();
        for (Path file : sources()) {
            String source = Sources.withoutComments(Sources.text(file));
            if (source.contains("String label()") && !file.endsWith("RegistrationNumber.java")) {
                ENUM.matcher(source)
                        .results()
                        .flatMap(found -> ANY.matcher(found.group(1)).results())
                        .map(TranslationTests::unescaped)
                        .filter(text -> HAN.matcher(text).find() && !english.containsKey(text))
                        .forEach(text -> missing.add(file.getFileName() + ": " + text));
            }
        }
        assertThat(missing).isEmpty();
    }

    /** Put together from pieces, no reader of English could have it: figures go into a pattern. */
    @Test
    void noRefusalIsComposed() {
        List<String> composed = new ArrayList<>();
        for (Path file : Sources.below(MAIN.resolve("java"), ".java")) {
            String source =
                    JOINED.matcher(Sources.withoutComments(Sources.text(file))).replaceAll("");
            COMPOSED.matcher(source)
                    .results()
                    .forEach(found -> composed.add(file.getFileName() + ": " + found.group()));
        }
        assertThat(composed).isEmpty();
    }

    @Test
    void noEnglishIsLeftWithoutItsChinese() {
        List<Path> engine = Sources.below(Path.of("..", "engine", "src", "main", "java"), ".java").stream()
                .filter(file -> Sources.text(file).contains("String label()")) // pages show and translate its labels
                .toList();
        Set<String> used = Stream.concat(sources().stream(), engine.stream())
                .flatMap(file -> Stream.concat(texts(file, ANY), texts(file, SHOWN)))
                .collect(Collectors.toSet());
        Set<String> unused = new TreeSet<>(english.keySet());
        unused.removeAll(used);
        String data = Stream.of(
                        Sources.below(Path.of("..", "engine", "src", "main"), ".java"),
                        Sources.below(Path.of("..", "policies"), ".yaml"),
                        Sources.below(MAIN.resolve("resources"), ".yaml"),
                        Sources.below(MAIN.resolve("resources/procedures"), ".json"))
                .flatMap(List::stream)
                .map(Sources::text)
                .collect(Collectors.joining());
        unused.removeIf(data::contains); // names from the engine, the policy library and settings
        assertThat(unused).as("keys that no source holds").isEmpty();
    }

    @Test
    void placeholdersAgree() {
        assertThat(english).allSatisfy((chinese, text) -> {
            assertThat(placeholders(text)).as(chinese).isEqualTo(placeholders(chinese));
            boolean formatted = !placeholders(chinese).isEmpty();
            assertThat(text.replace("''", ""))
                    .as("%s: an apostrophe beside a placeholder is written twice", chinese)
                    .matches(value -> !formatted || !value.contains("'"));
            assertThat(text)
                    .as("%s: an apostrophe without placeholder is written once", chinese)
                    .matches(value -> formatted || !value.contains("''"));
        });
    }

    @Test
    void noKeyStandsTwice() {
        Set<String> seen = new HashSet<>();
        List<String> twice = new ArrayList<>();
        Sources.text(ENGLISH)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("(?<!\\\\)\\s*=", 2)[0])
                .filter(key -> !seen.add(key))
                .forEach(twice::add);
        assertThat(twice).isEmpty();
    }

    @Test
    void pagesHoldNoChineseThatIsNotTranslated() {
        List<String> hard = new ArrayList<>();
        for (Path page : Sources.below(MAIN.resolve("jte"), ".jte")) {
            String rest = Sources.text(page)
                    .replaceAll("(?s)<%--.*?--%>|<!--.*?-->", "")
                    .replaceAll("(?m)^.*lang=\"zh-CN\".*$", "");
            rest = TRANSLATED.matcher(rest).replaceAll("");
            rest = STORED.matcher(rest).replaceAll("");
            rest.lines()
                    .filter(line -> HAN.matcher(line).find())
                    .forEach(line -> hard.add(page.getFileName() + ": " + line.strip()));
        }
        assertThat(hard).isEmpty();
    }

    private static List<Path> sources() {
        return Stream.concat(
                        Sources.below(MAIN.resolve("java"), ".java").stream(),
                        Sources.below(MAIN.resolve("jte"), ".jte").stream())
                .toList();
    }

    private static Stream<String> texts(Path file, Pattern pattern) {
        String source =
                JOINED.matcher(Sources.withoutComments(Sources.text(file))).replaceAll("");
        return pattern.matcher(source).results().map(TranslationTests::unescaped);
    }

    private static String unescaped(MatchResult match) {
        return match.group(1).translateEscapes();
    }

    private static List<String> placeholders(String text) {
        Matcher found = PLACEHOLDER.matcher(text);
        return found.results().map(MatchResult::group).sorted().distinct().toList();
    }

    private static Map<String, String> english() {
        Properties file = new Properties();
        try (var reader = java.nio.file.Files.newBufferedReader(ENGLISH)) {
            file.load(reader);
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
        Map<String, String> english = new TreeMap<>();
        file.forEach((chinese, text) -> english.put(chinese.toString(), text.toString()));
        return english;
    }
}
