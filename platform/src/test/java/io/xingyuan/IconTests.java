package io.xingyuan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each icon that a page names is in the sheet (docs/decisions/0130). */
class IconTests {

    private static final Path MAIN = Path.of("src", "main");
    private static final Pattern IN_PAGES = Pattern.compile("\\bti-([a-z0-9-]*[a-z0-9])(?=[\"\\s])");
    private static final Pattern NAMED =
            Pattern.compile("icon = \"([a-z0-9-]+)\"|new MenuItem\\(\\s*\"[^\"]*\",\\s*\"([a-z0-9-]+)\"");

    @Test
    void everyIconIsInTheSheet() {
        Set<String> sheet = Pattern.compile("\\.ti-([a-z0-9-]+)\\{")
                .matcher(Sources.text(MAIN.resolve("resources/static/icons.css")))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>();
        for (String folder : new String[] {"java", "jte"}) {
            for (Path file : Sources.below(MAIN.resolve(folder), "." + folder)) {
                for (Pattern pattern : new Pattern[] {IN_PAGES, NAMED}) {
                    pattern.matcher(Sources.text(file))
                            .results()
                            .map(IconTests::name)
                            .filter(icon -> !sheet.contains(icon))
                            .forEach(icon -> missing.add(file.getFileName() + ": " + icon));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static String name(MatchResult match) {
        return match.group(1) != null ? match.group(1) : match.group(2);
    }
}
