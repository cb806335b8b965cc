package io.xingyuan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every public type has its row in the glossary: one English word per Chinese term. */
class GlossaryTests {

    private static final Pattern PUBLIC_TYPE = Pattern.compile(
            "(?m)^public (?:(?:abstract|final|sealed|non-sealed|static) )*(?:class|record|interface|enum|@interface) (\\w+)");
    private static final Pattern ROW = Pattern.compile("(?m)^\\|[^|]*\\p{IsHan}[^|]*\\|\\s*`(\\w+)`");

    @Test
    void everyPublicTypeStandsInTheGlossary() {
        Set<String> explained = ROW.matcher(Sources.text(Path.of("..", "docs", "glossary.md")))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>();
        for (String part : new String[] {"platform", "engine", "cluster"}) {
            for (Path file : Sources.below(Path.of("..", part, "src", "main", "java"), ".java")) {
                PUBLIC_TYPE
                        .matcher(Sources.text(file))
                        .results()
                        .map(type -> type.group(1))
                        .filter(type -> !explained.contains(type))
                        .forEach(missing::add);
            }
        }
        assertThat(missing).as("public types without a row in docs/glossary.md").isEmpty();
    }
}
