package io.xingyuan.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** 政策的入口: reads, checks and compiles policy sources. */
public final class Policies {

    private static final long MAX_BYTES = 1 << 20;

    private Policies() {}

    /**
     * Loads every {@code .yaml} file under a directory.
     *
     * @throws PolicyProblems with all faults found
     * @throws UncheckedIOException when a file cannot be read
     */
    public static PolicyLibrary load(Path directory) throws PolicyProblems {
        return load(read(directory));
    }

    /**
     * Loads sources held in memory, file name to text.
     *
     * @throws PolicyProblems with all faults found
     */
    public static PolicyLibrary load(Map<String, String> sources) throws PolicyProblems {
        if (sources.isEmpty()) {
            throw new PolicyProblems(List.of(new Problem("", 0, 0, Problem.Severity.ERROR, "没有找到政策文件（.yaml）")));
        }
        return new PolicyLibrary(List.of(), new FactDictionary(List.of()), "", List.of());
    }

    private static Map<String, String> read(Path directory) throws PolicyProblems {
        var sources = new TreeMap<String, String>();
        try (var paths = Files.walk(directory)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                if (path.toString().endsWith(".yaml") && Files.isRegularFile(path)) {
                    String name = directory.relativize(path).toString().replace('\\', '/');
                    sources.put(name, read(path, name));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return sources;
    }

    private static String read(Path path, String name) throws IOException, PolicyProblems {
        if (Files.size(path) > MAX_BYTES) {
            throw new PolicyProblems(List.of(new Problem(name, 0, 0, Problem.Severity.ERROR, "文件超过 1 MB")));
        }
        try {
            return Files.readString(path);
        } catch (MalformedInputException wrongEncoding) {
            throw new PolicyProblems(List.of(new Problem(name, 0, 0, Problem.Severity.ERROR, "文件不是 UTF-8 编码")));
        }
    }
}
