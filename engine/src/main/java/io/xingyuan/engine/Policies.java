package io.xingyuan.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** 政策的入口: reads, checks and compiles policy sources. */
public final class Policies {

    private final Problems problems;
    private final TreeMap<String, Form> dictionaries = new TreeMap<>();
    private final TreeMap<String, Form> documents = new TreeMap<>();

    private Policies(Problems problems) {
        this.problems = problems;
    }

    /**
     * Loads every {@code .yaml} file under a directory.
     *
     * @throws PolicyProblems with all faults found
     * @throws UncheckedIOException when the directory or a file cannot be read
     */
    public static PolicyLibrary load(Path directory) throws PolicyProblems {
        var problems = new Problems();
        try {
            return new Policies(problems).compile(Sources.under(directory, problems));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Loads sources held in memory, file name to text.
     *
     * @throws PolicyProblems with all faults found
     */
    public static PolicyLibrary load(Map<String, String> sources) throws PolicyProblems {
        return new Policies(new Problems()).compile(sources);
    }

    private PolicyLibrary compile(Map<String, String> sources) throws PolicyProblems {
        if (sources.isEmpty() && problems.errors() == 0) {
            problems.error(Place.of(""), "没有找到政策文件（.yaml）");
        }
        new TreeMap<>(sources).forEach(this::sort);
        var dictionaryReader = new DictionaryReader(problems);
        dictionaries.values().forEach(dictionaryReader::read);
        Vocabulary vocabulary = dictionaryReader.vocabulary();
        FactDictionary dictionary = dictionaryReader.dictionary();
        var reader = new PolicyReader(vocabulary, dictionary, problems);
        documents.forEach((file, form) -> reader.read(form, file));
        List<Problem> found = problems.sorted();
        if (problems.errors() > 0) {
            throw new PolicyProblems(found);
        }
        return new PolicyLibrary(reader, dictionary, vocabulary, Sources.hash(sources), found);
    }

    /** Files are told apart by their top-level key. */
    private void sort(String file, String text) {
        try {
            Form form = Form.of(YamlReader.read(file, text), "文件", problems);
            if (form != null && form.has("facts")) {
                dictionaries.put(file, form);
            } else if (form != null && form.has("policy")) {
                documents.put(file, form);
            } else if (form != null) {
                problems.error(form.place(), "文件的顶层应有 policy（政策文件）或 facts（事实字典）");
            }
        } catch (YamlFault fault) {
            problems.error(fault.place(), fault.message());
        }
    }
}
