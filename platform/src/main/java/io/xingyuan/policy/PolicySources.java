package io.xingyuan.policy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** 随软件的政策: the sources that ship with the program, or those of a directory of one's own, by file name. */
final class PolicySources {

    private static final String FOLDER = "policies/";

    private PolicySources() {}

    static Map<String, String> shipped() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (Resource file :
                new PathMatchingResourcePatternResolver().getResources("classpath*:" + FOLDER + "**/*.yaml")) {
            String place = file.getURL().toString();
            sources.put(
                    place.substring(place.lastIndexOf(FOLDER) + FOLDER.length()),
                    file.getContentAsString(StandardCharsets.UTF_8));
        }
        return sources;
    }

    static Map<String, String> under(Path directory) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (Path file : files(directory)) {
            sources.put(directory.relativize(file).toString().replace('\\', '/'), Files.readString(file));
        }
        return sources;
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(path -> path.toString().endsWith(".yaml") && Files.isRegularFile(path))
                    .toList();
        }
    }
}
